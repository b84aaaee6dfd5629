"""Promises are found in the sentences of the council's own minutes; false alarms are listed."""

import pytest

from tracker.meetings.sitting.phrases import promises_in, sentences, sounds_like_a_promise

# Each stands in the published minutes and papers of 2023 and 2025.
PROMISED = [
    "Members requested information be circulated regarding how they can promote Foster Caring in "
    "their wards.",
    "Task and finish groups will be established to progress actions.",
    "A detailed report on low attendance reasons will be provided at the next meeting.",
    "Further analysis on barriers to early years provision will be presented at the next update.",
    "A geographic map will be created to understand the extent of out-of-borough placements.",
    "Future reports will include data on secure/remand placements to improve tracking and "
    "oversight.",
    "They will now set up task and finish groups to progress work.",
]
SAID_ONLY = [
    "There were no declarations of interest.",
    "Apologies for absence were received from Councillor George Hayes.",
    "The committee received the Fostering Service Annual Report for 2024/25.",
    "A meeting of the Shadow Committee had been held recently with some new young people "
    "attending.",
    "Members of the Cared for Children and Care Leavers Committee were encouraged to attend a "
    "meeting of the Shadow Committee.",
    "Members raised concerns around the number of vacancies for permanent social workers.",
    "Work was ongoing to continue improving dental care for cared for children and young people.",
    "That the minutes of the meeting held on 7 March 2023 be agreed as a correct record.",
    "RESOLVED: That the report be noted.",
    "It was highlighted to the committee that although the number of Fostering Carers had "
    "increased, work was required to recruit and retain more.",
    "The service had made improvements and strengthened the service with consistency of staffing.",
    "Details were provided on three workstream areas:",
    "A housing workshop took place on 22 May 2025 with 10 of housing providers, along with 4 Youth "
    "Ambassadors to develop a Charter for Care Experienced Young People.",
    "The name of the committee was changed to the Cared for Children and Care Leaver Committee in "
    "February this year in response to feedback from care experienced children and young people.",
]
# Offered in vain, and waved away: to lose these as well would lose promises.
FALSE_ALARMS = [
    "We will prepare young people for adulthood.",  # a pledge, which the plan holds already
    "NHSE indicated that they would provide £25,000 to support each successful pathfinder site.",
    "The report will provide an overview of the performance data.",
]
# What people write in minutes in other words.
SHAPES = [
    "The list is to be circulated to members before October.",
    "The Head of Service would provide the figures in writing.",
    "The Director agreed to write to the registered providers.",
    "Officers undertook to look into the dental figures.",
    "It was requested that the scorecard show last year’s figures.",
    "The committee asked for a breakdown by age.",
    "The Designated Nurse to report back on sleep packs.",
    "Head of Housing to circulate the draft Charter.",
    "Officers will bring a paper to the next board.",
    "Action: Participation Lead to speak to the ambassadors.",
    "The chair took an action to follow up with the housing team.",
    "I’ll check the number and come back to you.",
]
NO_PROMISE = [
    "Members asked whether a report would be provided.",
    "The figures will not be provided this year.",
    "Will the figures be provided next time?",
    "Be circulated.",
    "The report was circulated in advance.",
    "The board aims to provide good homes.",
    "He was able to provide support to the family.",
]


@pytest.mark.parametrize("sentence", [*PROMISED, *SHAPES])
def test_a_promise_is_offered(sentence):
    assert sounds_like_a_promise(sentence)


@pytest.mark.parametrize("sentence", [*SAID_ONLY, *NO_PROMISE])
def test_what_was_only_said_is_not_offered(sentence):
    assert not sounds_like_a_promise(sentence)


@pytest.mark.parametrize("sentence", FALSE_ALARMS)
def test_some_are_offered_in_vain(sentence):
    assert sounds_like_a_promise(sentence)


def test_a_discussion_is_read_sentence_by_sentence():
    text = (
        "Members welcomed the report. Cllr. Example thanked staff. Members requested information "
        "be circulated\n- The Head of Housing would provide “the list.” It was noted.\n"
        "2) A map will be created!\n\nA map will be created!"
    )
    assert promises_in(text) == [
        "Members requested information be circulated",
        "The Head of Housing would provide “the list.”",
        "A map will be created!",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("  \n \n", []),
        ("Cllr. A. Example spoke. So did others.", ["Cllr. A. Example spoke.", "So did others."]),
        ("14.5% were late, e.g. in May. Fine.", ["14.5% were late, e.g. in May.", "Fine."]),
        ("• One\n1. Two", ["One", "Two"]),
    ],
)
def test_where_a_sentence_ends(text, found):
    assert list(sentences(text)) == found


def test_a_long_text_without_an_end_is_read_quickly():
    assert promises_in("to be " * 4_000 + "asked " * 4_000) == []
