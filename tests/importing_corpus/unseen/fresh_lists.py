"""The last documents without a plan, and all of the last ones together."""

from tests.importing_corpus.building import Grid, Sheet, Title, Titled, excel, text_file, word
from tests.importing_corpus.expected import Sample
from tests.importing_corpus.grid import Line, day
from tests.importing_corpus.unseen import fresh, last

_GRANTS: list[Line] = [
    ["Organisation", "Project", "Ward", "Award", "Status", "Monitoring officer"],
    ["Youth club", "Summer trips for young carers", "North", "£4,000", "Paid", "Grants Officer"],
    ["Library friends", "Homework club", "East", "£1,500", "Offer sent", "Grants Officer"],
    ["Boxing gym", "Sessions for girls", "West", "£2,750", "Paid", "Grants Officer"],
]
_TERMS: list[Line] = [
    ["Term", "Begins", "Ends", "Notes"],
    ["Autumn 2025", day(2025, 9, 2), day(2025, 12, 19), "Half term 27-31 October"],
    ["Spring 2026", day(2026, 1, 5), day(2026, 3, 27), "Half term 16-20 February"],
    ["Summer 2026", day(2026, 4, 13), day(2026, 7, 21), "Bank holiday 4 May"],
]
_ROTA: list[Line] = [
    ["Monday", "Duty Manager A", "Duty Manager B", "On call"],
    ["Tuesday", "Duty Manager B", "Duty Manager C", "On call"],
    ["Wednesday", "Duty Manager C", "Duty Manager A", "On call"],
]
_RESOLVED: list[Line] = [
    ["25/101", "Apologies", "RESOLVED: that the apologies be accepted"],
    ["25/102", "Minutes", "RESOLVED: that the minutes be signed as a true record"],
    ["25/103", "Accounts", "RESOLVED: that payments of £4,210.33 be approved"],
]
_LISTS = (
    Sample(
        "grant_awards.csv",
        "grants with projects, states and officers",
        lambda: text_file(_GRANTS),
    ),
    Sample(
        "term_dates.xlsx",
        "terms with the days on which they begin and end",
        lambda: excel(Sheet("Dates", _TERMS)),
    ),
    Sample(
        "duty_rota.docx",
        "who is on duty",
        lambda: word(Title("Rota"), Grid([("Day", "Morning", "Evening", "Night")], _ROTA)),
    ),
    Sample(
        "resolutions.docx",
        "resolutions of a council as a table",
        lambda: word(Title("Resolutions"), Grid([("Minute", "Subject", "Resolution")], _RESOLVED)),
    ),
)


def _csv(name: str, about: str, lines: list[Line]) -> Sample:
    return Sample(name, about, lambda: text_file(lines))


_NONE = (
    _csv("roads_to_resurface.csv", "roads with a treatment and a month", [
        ["Road", "Ward", "Treatment", "Length (m)", "Programmed start", "Contractor"],
        ["High Street", "Central", "Surface dressing", "420", "May 2026", "Firm A"],
        ["Mill Lane", "North", "Resurfacing", "180", "June 2026", "Firm A"],
        ["Station Road", "South", "Patching", "95", "July 2026", "Firm B"],
    ]),
    _csv("disclosure_log.csv", "requests for information and when they were answered", [
        ["Request ref", "Date received", "Subject", "Exemption", "Date answered", "Service"],
        ["FOI/2301", "02/10/2025", "Spending on agency staff", "None", "28/10/2025", "HR"],
        ["FOI/2302", "03/10/2025", "Parking fines by street", "None", "30/10/2025", "Parking"],
        ["FOI/2303", "03/10/2025", "Names of suppliers", "s43", "31/10/2025", "Finance"],
    ]),
    Sample("tender_scores.xlsx", "bids with scores", lambda: excel(Sheet("Scores", [
        ["Bidder", "Quality (60)", "Price (40)", "Total", "Rank"],
        ["A", 51.0, 33.0, 84.0, 1.0], ["B", 47.0, 35.0, 82.0, 2.0], ["C", 40.0, 40.0, 80.0, 3.0],
    ]))),
    Sample("election_timetable.docx", "steps of an election with their days", lambda: word(
        Title("Timetable of the election"),
        Grid([("Proceeding", "Last day")], [
            ["Publication of notice of election", "Monday 23 March 2026"],
            ["Receipt of nominations", "Thursday 9 April 2026"],
            ["Day of poll", "Thursday 7 May 2026"],
        ]),
    )),
    Sample("your_views_count.docx", "prose with headings and bullets, no table", lambda: word(
        Title("Compact with the voluntary sector"),
        Titled("What we value"), "We value honesty. We will meet twice a year.",
    )),
)  # fmt: skip
SAMPLES = (*fresh.PLANS, *last.PLANS, *_LISTS, *_NONE)
