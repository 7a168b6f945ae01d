"""Themes or target groups by CPAS as a heat map with its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from pstgraph.present.plot.style import BLACK, GREY, heading, look, new_figure, wrapped

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


_TITLES: Mapping[str | None, str] = {
    "theme": "Thèmes des plans : nombre d’actions par CPAS",
    "target-group": "Publics cibles des plans : nombre d’actions par CPAS",
    None: "Nombre d’actions par CPAS",
}
_LABEL = 34  # letters of a line of a label


def plot_coverage(
    table: pd.DataFrame, title: str | None = None, sort: bool = False, mark: str | None = None
) -> Figure:
    """Draw a table of :func:`pstgraph.analysis.coverage.matrix`; an empty cell says that nothing is planned.

    Parameters
    ----------
    table
        Labels down, CPAS across, numbers of units.
    title
        French title; by default what the table counts.
    sort
        Put the themes that most CPAS plan first, instead of the order of the scheme.
    mark
        Name of the CPAS to put first and in bold.
    """
    if sort and len(table):
        order = sorted(
            table.index, key=lambda label: (-(table.loc[label] > 0).sum(), -table.loc[label].sum())
        )
        table = table.loc[order]
    said = title or _TITLES[table.attrs.get("facet")]
    if mark in table.columns:
        table = table[[mark, *(name for name in table.columns if name != mark)]]
    with look():
        rows, columns = table.shape
        labels = [wrapped(str(label), _LABEL) for label in table.index]
        lines = sum(1.6 + label.count("\n") for label in labels)
        figure = new_figure(3.9 + 0.75 * columns, 1.5 + 0.155 * lines)
        axes = figure.add_subplot()
        heading(figure, said)
        if not rows:
            axes.set_axis_off()
            return figure
        values = table.astype(float).to_numpy()
        image = axes.imshow(values, cmap="Blues", aspect="auto", vmin=0, vmax=max(1.0, values.max()))
        _names(axes, list(table.columns), labels, mark)
        _numbers(axes, values)
        _scale(figure, axes, image, rows)
    return figure


def _names(axes, cpas: list[str], labels: list[str], mark: str | None) -> None:  # type: ignore[no-untyped-def]
    axes.xaxis.tick_top()
    axes.set_xticks(range(len(cpas)), [_short(name) for name in cpas], fontsize=9)
    for tick, name in zip(axes.get_xticklabels(), cpas, strict=True):
        tick.set_fontweight("bold" if name == mark else "normal")
    axes.set_yticks(range(len(labels)), labels, fontsize=9)
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)


def _short(name: str) -> str:
    """The name of a CPAS on the lines of a column's head."""
    return "CPAS\n" + wrapped(name.removeprefix("CPAS "), 13) if name.startswith("CPAS ") else name


def _scale(figure, axes, image, rows: int) -> None:  # type: ignore[no-untyped-def]
    from matplotlib.ticker import MaxNLocator

    bar = figure.colorbar(
        image, ax=axes, shrink=min(1.0, 6 / max(rows, 6)), pad=0.02, ticks=MaxNLocator(5, integer=True)
    )
    bar.set_label("actions")
    bar.outline.set_visible(False)


def _numbers(axes, values) -> None:  # type: ignore[no-untyped-def]
    """Write each number in its cell, a dot where nothing is planned."""
    for (row, column), value in np.ndenumerate(values):
        dark = value > 0.6 * values.max()
        colour = "white" if dark else (BLACK if value else GREY)
        said = f"{value:.0f}" if value else "·"
        axes.text(column, row, said, ha="center", va="center", fontsize=8.5, color=colour)
