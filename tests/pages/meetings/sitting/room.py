"""What somebody does on the page of a sitting."""

from datetime import date

DAY, NOVEMBER = date(2025, 9, 26), date(2025, 11, 21)
PROMISE = (
    "Members requested information be circulated regarding how they can promote Foster Caring in "
    "their wards."
)


def show(browser, meeting):
    return browser.get("sittings.show", meeting_id=meeting.id)


def save(browser, meeting, item, text, page=None, **more):
    page = page or show(browser, meeting)
    answers = {"discussion": text, **more}
    return browser.follow(browser.submit(page, answers, form=f"items/{item.id}/note"))


def press(browser, meeting, item, button, **answers):
    page = show(browser, meeting)
    form = f"items/{item.id}/resolve"
    return browser.follow(browser.submit(page, answers, form=form, button=button))
