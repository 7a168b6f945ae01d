"""Themes by CPAS as a heat map with its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pstgraph.present.plot.style import BLACK, GREY, look, new_figure, shorten

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


def plot_coverage(
    table: pd.DataFrame,
    title: str = "Thèmes des plans : nombre d’actions par CPAS",
    sort: bool = False,
) -> Figure:
    """Draw a table of :func:`pstgraph.analysis.coverage.matrix`; an empty cell says that nothing is planned.

    Parameters
    ----------
    table
        Labels down, CPAS across, numbers of units.
    title
        French title.
    sort
        Put the themes that most CPAS plan first, instead of the order of the scheme.
    """
    if sort and len(table):
        order = sorted(
            table.index, key=lambda label: (-(table.loc[label] > 0).sum(), -table.loc[label].sum())
        )
        table = table.loc[order]
    with look():
        rows, columns = table.shape
        figure = new_figure(5.2 + 0.95 * columns, 1.6 + 0.29 * rows)
        axes = figure.add_subplot()
        axes.set_title(title, loc="left", x=-0.02)
        if not rows:
            axes.set_axis_off()
            return figure
        values = table.astype(float).to_numpy()
        image = axes.imshow(values, cmap="Blues", aspect="auto", vmin=0, vmax=max(1.0, values.max()))
        axes.set_xticks(
            range(columns), [name.replace("CPAS ", "CPAS\n", 1) for name in table.columns], fontsize=9
        )
        axes.xaxis.tick_top()
        axes.set_yticks(range(rows), [shorten(str(label), 48) for label in table.index], fontsize=9)
        axes.tick_params(length=0)
        axes.spines[:].set_visible(False)
        _numbers(axes, values)
        bar = figure.colorbar(image, ax=axes, shrink=min(1.0, 6 / max(rows, 6)), pad=0.02)
        bar.set_label("actions")
        bar.outline.set_visible(False)
    return figure


def _numbers(axes, values) -> None:  # type: ignore[no-untyped-def]
    """Write each number in its cell, a dot where nothing is planned."""
    for (row, column), value in np.ndenumerate(values):
        dark = value > 0.6 * values.max()
        colour = "white" if dark else (BLACK if value else GREY)
        said = f"{value:.0f}" if value else "·"
        axes.text(column, row, said, ha="center", va="center", fontsize=8.5, color=colour)
