"""Filling in the pages of deeds."""

from sqlalchemy import select


def on(field, day, month, year):
    """A day in three boxes."""
    return {f"{field}-day": str(day), f"{field}-month": str(month), f"{field}-year": str(year)}


def every(session, model):
    """All rows of a model in the order in which they were made."""
    return session.scalars(select(model).order_by(model.id)).all()


def do(browser, address, answers=None, *, expect=(302, 303), **more):
    """Open the page of a deed, fill it in, and send it."""
    return browser.submit(browser.get(address), answers, form=address, expect=expect, **more)
