# SPDX-License-Identifier: GPL-3.0-or-later
"""What a hostile template may try, and that it gets a refusal and nothing else."""

from __future__ import annotations

import pytest
from jinja2.exceptions import SecurityError, TemplateError, UndefinedError

from casework.letters.fields import shapes
from casework.letters.sandbox import FILTERS, Forbidden, Sandbox

_HOSTILE = [
    "{{ ''.__class__.__mro__ }}",
    "{{ office.__class__ }}",
    "{{ office.name.__class__ }}",
    "{{ office.name.upper() }}",
    "{{ office.items() }}",
    "{{ pieces[0] }}",
    "{{ office['name'] }}",
    "{{ 9 * 9 }}",
    "{{ 9 ** 999999 }}",
    "{{ 'a' ~ 'b' }}",
    "{{ -pieces_count }}",
    "{% set x = office %}",
    "{% macro m() %}{% endmacro %}",
    "{% include 'x' %}",
    "{% import 'x' as x %}",
    "{% extends 'x' %}",
    "{% filter upper %}x{% endfilter %}",
    "{% for x in range(9) %}{% endfor %}",
    "{% for a in pieces recursive %}{% endfor %}",
    "{% for a in pieces if a.number %}{% endfor %}",
    "{% for a, b in pieces %}{% endfor %}",
    "{% for office in pieces %}{% endfor %}",
    "{% for a in [1, 2] %}{% endfor %}",
    "{% for a in pieces %}{% for b in pieces %}{% for c in pieces %}{% endfor %}{% endfor %}{% endfor %}",
    "{{ office.name|safe }}",
    "{{ office.name|attr('x') }}",
    "{{ office.name|replace('a', 'b') }}",
    "{{ office.name|upper(office) }}",
    "{{ pieces|map(attribute='x') }}",
    "{{ pieces|join }}",
    "{{ lipsum }}",
    "{{ cycler }}",
    "{{ self }}",
    "{{ loop.cycle('a') }}",
    "{{ 1 if 1 in pieces }}",
    "{{ office is defined }}",
    "{{ (office.name, 1) }}",
    "{{ {'a': 1} }}",
    "{% autoescape false %}{{ office.name }}{% endautoescape %}",
    "{% do office %}",
    "{{ " + "(" * 40 + "office.name" + ")" * 40 + "|upper" * 40 + " }}",
    "{% if several %}" * 30 + "{% endif %}" * 30,
]


@pytest.mark.parametrize("source", _HOSTILE)
def test_what_is_not_printing_choosing_or_repeating_is_refused(source: str) -> None:
    with pytest.raises((TemplateError, SecurityError)):
        Sandbox(shapes()).from_string(source)


@pytest.mark.parametrize(
    ("source", "kind", "detail"),
    [
        ("{{ client.nom }}", "unknown_field", "client.nom"),
        ("{{ plaignant }}", "unknown_field", "plaignant"),
        ("{{ pieces }}", "wrong_type", "pieces"),
        ("{{ office }}", "wrong_type", "office"),
        ("{{ copy_case }}", "wrong_type", "copy_case"),
        ("{% for x in office.name %}{% endfor %}", "wrong_type", "office.name"),
        ("{% if pieces == 'x' %}{% endif %}", "wrong_type", "pieces"),
        ("{% for p in pieces %}{{ p.titre }}{% endfor %}", "unknown_field", "p.titre"),
        ("{% for person in complainants %}{{ person }}{% endfor %}", "wrong_type", "person"),
    ],
)
def test_a_wrong_name_or_kind_is_named(source: str, kind: str, detail: str) -> None:
    with pytest.raises(Forbidden) as caught:
        Sandbox(shapes()).from_string(source)
    assert [(finding.kind, finding.detail) for finding in caught.value.findings] == [(kind, detail)]


def test_every_finding_of_a_template_is_told_with_its_line() -> None:
    with pytest.raises(Forbidden) as caught:
        Sandbox(shapes()).from_string("{{ a }}\n\n{{ b }}")
    assert [(finding.line, finding.detail) for finding in caught.value.findings] == [(1, "a"), (3, "b")]


def test_values_are_escaped_and_never_read_as_template() -> None:
    template = Sandbox(shapes()).from_string("{{ office.name }}")
    assert template.render(office={"name": "Dupont & fils <x> {{ 7 }}"}) == "Dupont &amp; fils &lt;x&gt; {{ 7 }}"


def test_only_keys_of_plain_dictionaries_are_reached_even_where_a_method_has_that_name() -> None:
    template = Sandbox(shapes()).from_string("{{ item }}{% if decision.number %}{{ decision.number }}{% endif %}")
    assert template.render(item="téléphone", decision={"number": "7", "items": "x"}) == "téléphone7"


def test_a_missing_value_is_an_error_and_not_a_blank() -> None:
    with pytest.raises(UndefinedError):
        Sandbox(shapes()).from_string("{{ office.name }}").render(office={})


def test_the_filters_are_three_and_do_what_they_say() -> None:
    assert set(FILTERS) == {"capital", "upper", "de"}
    assert FILTERS["capital"]("nous demandons") == "Nous demandons"
    assert FILTERS["de"]("Anna") == "d’Anna"
    assert FILTERS["de"]("Pierre") == "de Pierre"
    assert FILTERS["de"]("Élise") == "d’Élise"
