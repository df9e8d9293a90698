"""Bars for a report page: SVG made here, for which nothing is fetched."""

from __future__ import annotations

import pygal
from markupsafe import Markup
from pygal.style import CleanStyle

from etl.load.figures import Figure


def bars(figure: Figure) -> Markup:
    """Stacked bars of a figure whose head says of which columns; empty where it has no rows."""
    along, series, length = (figure.columns.index(name.strip()) for name in figure.query.fields["chart"].split(","))
    labels = list(dict.fromkeys(str(row[along]) for row in figure.rows))
    chart = pygal.StackedBar(
        style=CleanStyle(font_family="inherit"),
        js=(),
        height=300,
        width=900,
        legend_at_bottom=True,
        x_label_rotation=30,
    )
    chart.x_labels = labels
    for name in dict.fromkeys(str(row[series]) for row in figure.rows):
        held = {str(row[along]): row[length] for row in figure.rows if str(row[series]) == name}
        chart.add(name, [held.get(label) for label in labels])
    # Made of numbers and of names that pygal escapes.
    return Markup(chart.render(is_unicode=True, disable_xml_declaration=True))  # noqa: S704
