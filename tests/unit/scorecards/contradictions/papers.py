"""Sentences of the five papers of documents.md, as published, by paper and place.

U is of February 2025, C23 of September 2023, C25 of September 2025, AR of November 2025.
"""

from datetime import date

DAYS = {
    "U": date(2025, 2, 5),
    "C23": date(2023, 9, 5),
    "C25": date(2025, 9, 2),
    "AR": date(2025, 11, 14),
}

# Errors of documents.md 1.6: which, the paper, its lines, the kind and the number that is wrong.
WRONG = (
    (
        "D1",
        "U",
        "Reviews for Children in Care: 3.14% of children in care for over one month have not had a "
        "review in the last six months.\tInvestigate why the 10% target for reviews was not met.",
        "ref",
        "3.14%",
    ),
    (
        "D2",
        "C25",
        "Our rate per 10,000 of cared for children (66%) sits below the national average (70%) and "
        "above that\n\nof our statistical neighbours (60%) so there are further improvements to be "
        "made in this area.",
        "unit",
        "66%",
    ),
    (
        "D3",
        "C25",
        "There has been good progress in securing permanency and stability for children with an "
        "increase in the making of Special Guardianship Orders which is above our statistical "
        "neighbours achievements of 12%, standing at 17%, and a small reduction in the number of "
        "children who have experienced 3 or more placement moves in the last quarter from 63% to "
        "61%.",
        "unit",
        "61%",
    ),
    (
        "D4, its table",
        "C25",
        "Task\tTotal Number\tPercentage\tComparison to 23/24\n"
        "Cared for reviews taken place\t1185\t\t1233\n"
        "Cared for reviews held in timescale\t1078\t76%\t84%\n"
        "Cared for reviews with recommendations completed within 5 working days\t776\t65%\t55%\n"
        "Cared for reviews with minutes completed within 15 working days\t850\t72%\t46%",
        "sum",
        "76%",
    ),
    (
        "D4, its text",
        "C25",
        "The IRO's have chaired 1185 cared for reviews in this reporting period with this year "
        "seeing 76% undertaken within timescales.",
        "home",
        "76%",
    ),
    (
        "D5",
        "C23",
        "The timeliness of cared for children's reviews continues to be good, this was 80% at the "
        "end of Quarter 4 (Q4) and 96% of children were involved in their reviews.",
        "home",
        "80%",
    ),
    (
        "D6",
        "C23",
        "As of the end of Q4, 93% of care leavers had up-to-date pathway plans.",
        "home",
        "93%",
    ),
    (
        "D7",
        "C23",
        "We currently have 56 children (9.7%) placed with parents – this is a significant drop "
        "from 17% last year and much closer to latest available national picture of 7%, lower than "
        "the North West at 12%.",
        "home",
        "56",
    ),
    (
        "D8",
        "C23",
        "In Q3, the number of children living in residential care was 43, in Q1 this has increased "
        "to 47.",
        "period",
        "43",
    ),
    (
        "D9",
        "C23",
        "As of end of Q4 we had 43 individuals in either a Cheshire East or independent home, this "
        "is 19.3% compared to England at 16% and the Northwest at 14%.",
        "base",
        "19.3%",
    ),
    (
        "D10, two totals",
        "C25",
        "A deep dive has been completed into our 16-18 Care Leavers who are not in education, "
        "employment or training (NEET) and out of 53, 8 young people were identified as unable to "
        "work due to ill health, disabilities, pregnancy etc. 11 young people are signed up to the "
        "venture with confidence programme and are engaging well. The remaining 34 have individual "
        "support plans in place.\n"
        "The scorecard shows a significant rise in the reported data in relation to 16-18 year "
        "olds that are not in education, employment or training (NEET - 51).",
        "totals",
        "51",
    ),
    (
        "D10, the remainder",
        "C25",
        "There are currently 145 eligible or former relevant care leavers aged 16-18 years old. Of "
        "these, 51 are not in education, employment or training (NEET) (35%). This is in line with "
        "our statistical neighbours and the national average.\n"
        "8 young people are unable to be engaged in education, employment or training (EET) due to "
        "ill health, disability or pregnancy. 13 are currently attending a Venture with Confidence "
        "employability programme.\n"
        "The remaining 23% of young people who are considered able to be engaged are subject to "
        "multiagency monthly meetings.",
        "sum",
        "23%",
    ),
    (
        "D14, pathway plans",
        "AR",
        "As of the end of Q4, 95% of care leavers had up-to-date pathway plans.",
        "home",
        "95%",
    ),
    (
        "D14, accommodation",
        "AR",
        "Q4 2025 data shows that 95% of care leavers aged 19-21 are in appropriate accommodation "
        "compared to 88% nationally and for our statistical neighbours.",
        "home",
        "95%",
    ),
    (
        "D14, its period",
        "AR",
        "At the end of Q4 2025 we had 26 young people attending university and 11 young people in "
        "apprenticeships, with an increase to 16 as at August 2025.",
        "doubtful_period",
        "26",
    ),
)

OPPOSITE = (
    (
        "U",
        "Early Years Provision: 60% of children are not accessing early years provision, impacting "
        "school readiness.",
    ),
    (
        "AR",
        "At the year end March 2025, 60% of cared for children aged 2-4 years were accessing "
        "educational provision.",
    ),
)
