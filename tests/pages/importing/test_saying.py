"""What an import says before and after it, and what it offers to whom."""

from tests.pages.importing import plan_files
from tests.pages.importing.plan_files import ROWS


def test_a_plan_without_a_heading_says_that_it_stays_a_draft(bring, secretary):
    page = bring(plan_files.word(*ROWS, heading=""))
    make = secretary.get(page.link("Go on to import"))
    assert "The file has no headings, so the new plan has no pledge and stays a draft" in make.text
    done = secretary.follow(secretary.submit(make))
    assert "The plan is a draft" in done.text
    assert "See the board summary" not in done.text


def test_the_same_file_again_says_that_nothing_changed(bring, secretary):
    page = bring(plan_files.word(*ROWS))
    secretary.submit(secretary.get(page.link("Go on to import")))
    make = secretary.get(bring(plan_files.word(*ROWS)).link("Go on to import"))
    assert "a doubt that nobody settled" not in make.text
    done = secretary.follow(secretary.submit(make))
    assert done.h1.endswith("Nothing changed in Our children’s plan 2025-26")


def test_what_a_document_says_counts_from_no_later_than_today(bring, secretary):
    goal = secretary.get(bring(plan_files.word(*ROWS)).link("Change where it goes"))
    later = {"dated-day": "1", "dated-month": "1", "dated-year": "2099"}
    goal = secretary.submit(goal, later, expect=422)
    assert goal.errors == ["Enter today or an earlier day"]


def test_only_who_is_cleared_can_make_new_actions_restricted(bring, secretary):
    goal = secretary.get(bring(plan_files.word(*ROWS)).link("Change where it goes"))
    assert "Only people cleared" not in goal.text
