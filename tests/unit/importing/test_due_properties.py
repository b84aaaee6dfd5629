from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.core.dates import end_of_month, long_date
from tracker.core.periods import MONTHS, quarter_of
from tracker.importing.due_text import find_dates, read_due

DAYS = st.dates(min_value=date(2000, 4, 1), max_value=date(2099, 12, 31))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
PRINTED = (
    "31|5|2024|24|25|/|-|.|,|(|)|'|&|\n| |March|May|Q|1|3|to|by|end|of|ongoing|on|going|was|from"
    "|mid|term|Spring|Winter|half|FY|year|academic|Fri|th|first|quarter|H|Septem|ber|99999999999|²|١"
    "|–|complete|review|each|:|00|week|early|2101|0|99|'25|between|and|revised|h|st"
)
PIECES = st.sampled_from(PRINTED.split("|"))


def _ordinal(number):
    teen = 10 <= number % 100 <= 20
    return "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


DAY_FORMS = {
    "long": long_date,
    "ordinal": lambda d: f"{d.day}{_ordinal(d.day)} {MONTHS[d.month - 1]} {d.year}",
    "weekday": lambda d: f"{WEEKDAYS[d.weekday()]} {long_date(d)}",
    "short weekday": lambda d: (
        f"{WEEKDAYS[d.weekday()][:3]}, {d.day} {SHORT[d.month - 1]} {d.year}"
    ),
    "slashes": lambda d: f"{d.day}/{d.month}/{d.year}",
    "noughts": lambda d: f"{d.day:02}/{d.month:02}/{d.year}",
    "points": lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    "short points": lambda d: f"{d.day}.{d.month}.{d.year % 100:02}",
    "short slashes": lambda d: f"{d.day:02}/{d.month:02}/{d.year % 100:02}",
    "hyphens": lambda d: f"{d.day}-{d.month}-{d.year}",
    "ISO": lambda d: d.isoformat(),
    "spreadsheet": lambda d: f"{d.day}-{MONTHS[d.month - 1][:3]}-{d.year % 100:02}",
    "short month": lambda d: f"{d.day} {SHORT[d.month - 1]} {d.year}",
    "comma": lambda d: f"{d.day} {MONTHS[d.month - 1]}, {d.year}",
    "of": lambda d: f"the {d.day}{_ordinal(d.day)} of {MONTHS[d.month - 1]} {d.year}",
    "capitals": lambda d: long_date(d).upper(),
    "by": lambda d: f"By {long_date(d)}.",
    "broken": lambda d: long_date(d).replace(" ", "\n"),
    "no-break": lambda d: long_date(d).replace(" ", "\u00a0"),
    "dashes": lambda d: f"{d.day}–{d.month}–{d.year}",
    "with time": lambda d: f"{d.isoformat()} 00:00:00",
    "serial": lambda d: str((d - date(1899, 12, 30)).days),
}
MONTH_FORMS = {
    "long": lambda d: f"{MONTHS[d.month - 1]} {d.year}",
    "short": lambda d: f"{SHORT[d.month - 1]} {d.year}",
    "comma": lambda d: f"{MONTHS[d.month - 1]}, {d.year}",
    "spreadsheet": lambda d: f"{MONTHS[d.month - 1][:3]}-{d.year % 100:02}",
    "two figures": lambda d: f"{MONTHS[d.month - 1]} {d.year % 100:02}",
    "apostrophe": lambda d: f"{MONTHS[d.month - 1]} ’{d.year % 100:02}",
    "slashes": lambda d: f"{d.month:02}/{d.year}",
    "end of": lambda d: f"by the end of {MONTHS[d.month - 1]} {d.year}",
    "range": lambda d: f"{MONTHS[d.month - 2]} – {MONTHS[d.month - 1]} {d.year}",
}
QUARTER_FORMS = {
    "label": lambda q: q.label,
    "short": lambda q: q.short_label,
    "year first": lambda q: f"{q.year_label} Q{q.number}",
    "words": lambda q: f"Quarter {q.number} of {q.year_label}",
    "Qtr": lambda q: f"Qtr {q.number} {q.year}-{(q.year + 1) % 100:02}",
    "two figures": lambda q: f"Q{q.number} {q.year % 100:02}/{(q.year + 1) % 100:02}",
    "end of": lambda q: f"end of Q{q.number}, {q.year_label}",
}


@settings(max_examples=300)
@given(form=st.sampled_from(sorted(DAY_FORMS)), day=DAYS)
def test_every_day_is_read_back_in_every_form(form, day):
    due = read_due(DAY_FORMS[form](day)).due
    assert (due.on, due.precision) == (day, "day")


@settings(max_examples=300)
@given(form=st.sampled_from(sorted(MONTH_FORMS)), day=DAYS)
def test_every_month_is_read_back_in_every_form(form, day):
    due = read_due(MONTH_FORMS[form](day)).due
    assert (due.on, due.precision) == (end_of_month(day), "month")


@settings(max_examples=300)
@given(form=st.sampled_from(sorted(QUARTER_FORMS)), day=DAYS)
def test_every_quarter_is_read_back_in_every_form(form, day):
    quarter = quarter_of(day)
    due = read_due(QUARTER_FORMS[form](quarter)).due
    assert (due.on, due.precision) == (quarter.ends_on, "quarter")


@given(days=st.lists(DAYS, min_size=2, max_size=2, unique=True).map(sorted))
def test_of_any_two_days_the_later_is_due_and_the_other_kept(days):
    first, later = days
    cell = read_due(f"{later:%d/%m/%Y}\n{first:%d/%m/%Y}")
    assert cell.first is not None
    assert (cell.first.on, cell.due.on) == (first, later)


@given(text=st.one_of(st.text(), st.lists(PIECES, max_size=14).map(" ".join),
                      st.lists(PIECES, max_size=14).map("".join)),
       value=st.one_of(st.none(), st.floats(), st.dates(), st.integers()),
       year=st.one_of(st.none(), st.integers(min_value=1990, max_value=2100)))  # fmt: skip
def test_any_text_is_kept_and_read_or_doubted_but_never_refused(text, value, year):
    cell = read_due(text, value, year=year)
    assert cell.due.text == text.strip()
    assert (cell.due.on is None) == (cell.due.precision in ("none", "ongoing"))
    for other in (cell.first, cell.offered):
        assert other is None or other.on is not None
    assert all(query and not query.endswith(".") for query in cell.queries)
    for found in find_dates(text, year=year):
        assert found.on is not None
        assert found.text
