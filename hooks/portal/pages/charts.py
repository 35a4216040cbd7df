"""Charts of figures, drawn at build: bars in a small SVG with their values written on them, and the same as a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from markupsafe import Markup

from portal.knowing import Knowledge
from portal.pages.parts import Link, links
from portal.records import Figure, Point
from portal.saying import capital, keep_together, say_date, say_point

WIDTH = 260
"""Of a drawing, in its own units: on a screen of 240 pixels a letter of it is still 9 pixels high."""
LETTER = 12
"""The size of its letters."""
BROAD = 8.5
"""Units that a bold letter takes in a line, on average, in the broadest of the usual fonts."""
ROW, BAR = 42, 14
"""The height of a line of the drawing, its name above its bar, and of the bar."""
GAP = 7
"""Between a bar and its value."""
NATURES = {"releve": "", "estimation": "estimation", "objectif": "objectif"}
"""What is said of a number that was not counted."""


@dataclass(frozen=True)
class Line:
    """A number that is drawn."""

    name: str
    """When it was, or of which group it is."""
    said: str
    """How it is said, with its sign where that is one sign: « 15,4 % », « environ 20 000 »."""
    amount: Decimal
    is_counted: bool
    """Whether it was counted or asked for: an estimate and an aim were not."""


@dataclass(frozen=True)
class Bar(Line):
    """A number of a chart of figures."""

    source: str
    """The title of its source."""
    date: str | None
    """The date of that source."""
    note: str | None


@dataclass(frozen=True)
class Chart:
    """A chart of a figure."""

    title: str
    unit: str
    bars: Sequence[Bar]
    are_groups: bool
    """Whether its bars are of several groups; of several dates if not."""
    svg: Markup
    figures: Sequence[Link]
    """The figures whose numbers it shows, its own first."""


def chart(figure: Figure, known: Knowledge) -> Chart | None:
    """Return the chart of a figure, of all numbers that may stand beside its own; nothing where there are none."""
    together = _together(figure, known)
    found = [pair for one in together for pair in _bars(one)]
    if len(found) < 2:  # noqa: PLR2004 - one number is compared with nothing
        return None
    bars = [bar for _, bar in sorted(found, key=lambda pair: pair[0])]
    title = figure.titre if figure.avec is None else f"{figure.titre}, à côté d’autres nombres"
    return Chart(title, figure.unite, bars, bool(figure.libelle), drawn(figure.key, title, bars), links(together))


def _together(figure: Figure, known: Knowledge) -> list[Figure]:
    """Return a figure, and those that are drawn beside it."""
    found: list[Figure] = []
    waiting: str | None = figure.key
    while waiting and waiting not in [one.key for one in found]:
        found.append(known.catalogue.figures[waiting])
        waiting = found[-1].avec
    return found


def _bars(figure: Figure) -> Iterator[tuple[str, Bar]]:
    """Yield the numbers of a figure, each with what puts it in order: undated groups stand as they are typed."""
    dated = any(point.annee for point in figure.serie)
    source = figure.sources_of("valeur")[0]
    own = Point.model_construct(
        libelle=figure.libelle,
        annee=figure.annee if dated or not figure.libelle else None,
        valeur=figure.valeur,
        approche=figure.approche,
        nature=figure.nature,
        source=source.titre,
        note=None,
    )
    for point in (own, *figure.serie):
        date = next((one.date for one in figure.sources if one.titre == point.source), None)
        yield _order(point.annee), Bar(
            _name(point), say_point(point, figure.unite), point.valeur, point.nature == "releve", point.source, date,
            point.note,
        )  # fmt: skip


def _order(moment: str | None) -> str:
    """Return what a date is ordered by: a year stands after its months, two years after the second."""
    if not moment:
        return ""
    last = moment[5:] if len(moment) == len("2010-2011") else moment
    return last + "-99" * (2 - last.count("-"))


def _name(point: Point) -> str:
    """Return what a bar is called: « Fin de l’année, 2025 », « Janvier 2016 », « 2015 (objectif) »."""
    when = _said(point.annee) if point.annee else ""
    name = ", ".join(filter(None, [point.libelle, when]))
    nature = NATURES[point.nature]
    return capital(name) + (f" ({nature})" if nature else "")


def _said(moment: str) -> str:
    first, _, last = moment.partition("-")
    return f"de {first} à {last}" if len(last) == len("2011") else say_date(moment)


def drawn(key: str, title: str, bars: Sequence[Line]) -> Markup:
    """Return the drawing, which has its colours of itself, for browsers without style. What is dashed was no count."""
    import svg  # noqa: PLC0415 - two hundred classes: only who draws waits for them

    most, room = max(bar.amount for bar in bars), max(len(bar.said) for bar in bars) * BROAD + 2 * GAP
    name = f"graphique-{key}"
    parts: list[svg.Element] = []
    for n, bar in enumerate(bars):
        top = n * ROW
        long = max(2, round(float(bar.amount / most) * (WIDTH - room))) if bar.amount else 0
        ink = (
            {"fill": "currentColor"}
            if bar.is_counted
            else {"fill": "none", "stroke": "currentColor", "stroke_width": 2, "stroke_dasharray": [4, 3]}
        )
        parts += [
            svg.Text(x=0, y=top + LETTER, text=_written(bar.name)),
            svg.Rect(x=1, y=top + LETTER + 6, width=long, height=BAR, **ink),
            svg.Text(x=long + GAP, y=top + LETTER + BAR + 4, text=_written(bar.said), font_weight="bold"),
        ]
    told = svg.Title(id=name, text=_written(f"Graphique : {title}. Le tableau dit la même chose."))
    height = ROW * len(bars)
    drawing = svg.SVG(
        viewBox=svg.ViewBoxSpec(0, 0, WIDTH, height),
        elements=[told, *parts],
        extra={"role": "img", "aria-labelledby": name, "fill": "currentColor", "font-size": str(LETTER)},
        xmlns=None,
    )
    return Markup(drawing.as_str())  # noqa: S704 - its texts are escaped


def _written(text: str) -> str:
    """Return a text as it stands in the drawing: svg.py writes texts as they are given."""
    return escape(keep_together(text), quote=False)
