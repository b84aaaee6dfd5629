"""Good news, the occasions at which people were asked, and what is printed, as seed files."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tracker.core import clock
from tracker.core.database import db
from tracker.people.models import User
from tracker.plan.models import Pledge
from tracker.seeding.days import at, day_of
from tracker.seeding.keys import emails
from tracker.seeding.sheets import (
    Known,
    Row,
    Sheet,
    Told,
    cells,
    columns,
    day,
    needed_day,
    number,
    source,
    source_of,
    yes,
)
from tracker.voice.celebrations.models import Celebration
from tracker.voice.models import Answer, Comment
from tracker.voice.policy import facts_of
from tracker.voice.published.enums import Consent, Theme
from tracker.voice.published.models import Publication
from tracker.voice.published.service import offered_name
from tracker.voice.reach.enums import SourceKind
from tracker.voice.reach.models import Source


def _add_source(row: Row, _known: Known) -> Source:
    return Source(
        kind=SourceKind(row["kind"]),
        name=row["name"],
        about=row["about"],
        from_on=needed_day(row["from_on"]),
        until_on=needed_day(row["until_on"]),
        took_part=number(row["took_part"]),
        **source(row),
    )


def _sources() -> Iterator[Told]:
    for each in db.session.scalars(select(Source).order_by(Source.id)):
        yield Told(
            each,
            cells(
                kind=each.kind,
                name=each.name,
                about=each.about,
                from_on=each.from_on,
                until_on=each.until_on,
                took_part=each.took_part,
                **source_of(each),
            ),
        )


def _add_celebration(row: Row, known: Known) -> Celebration:
    return Celebration(
        pledge=known.get(Pledge, f"{row['plan']}/{row['pledge']}"),
        text=row["text"],
        month=needed_day(row["month"]),
        proposed_at=clock.now(),
        published_at=clock.now(),
        **source(row),
    )


def _celebrations() -> Iterator[Told]:
    """What is published; what somebody proposed and nobody has read stays in the database."""
    with_plan = joinedload(Celebration.pledge).joinedload(Pledge.plan)
    for each in db.session.scalars(select(Celebration).options(with_plan).order_by(Celebration.id)):
        yield Told(
            each,
            cells(
                plan=each.pledge.plan.slug,
                pledge=each.pledge.number,
                month=each.month,
                text=each.text,
                **source_of(each),
            ),
            is_exported=each.published_at is not None,
        )


def _add_publication(row: Row, known: Known) -> Publication:
    comment = known.get(Comment, row["comment"])
    by = known.get(User, row["by"])
    agreed_by = known.maybe(User, row["agreed_by"])
    newest = select(Answer).where(Answer.comment_id == comment.id).order_by(Answer.number.desc())
    answer = db.session.scalars(newest.limit(1)).one()
    published_at = at(day(row["published_on"]))
    return Publication(
        comment_id=comment.id,
        answer_id=answer.id,
        said=row["said"],
        did=row["did"],
        theme=Theme(row["theme"]),
        month=clock.london(answer.answered_at).date().replace(day=1),
        name_offered=offered_name(comment),
        asked_at=at(needed_day(row["asked_on"])),
        asked_by_id=by.id,
        consent=Consent(row["consent"]),
        consent_at=at(day(row["consent_on"])),
        agreed_by_id=agreed_by.id if agreed_by else None,
        published_at=published_at,
        published_by_id=by.id if published_at else None,
        on_poster=yes(row["on_poster"]),
        demonstration=yes(row["demonstration"]),
    )


def _publications() -> Iterator[Told]:
    """All of them; of a comment that is gone, hidden or not a demonstration's none leaves."""
    people = emails()
    rows = select(Comment, Publication).join(Publication, Publication.comment_id == Comment.id)
    loaded = rows.options(
        joinedload(Comment.author),
        joinedload(Comment.action),
        joinedload(Comment.flags),
        joinedload(Comment.answers),
    )
    for comment, each in db.session.execute(loaded.order_by(Publication.id)).unique():
        yield Told(
            each,
            cells(
                comment=comment.seed_key or f"comment-{comment.id}",
                said=each.said,
                did=each.did,
                theme=each.theme,
                asked_on=day_of(each.asked_at),
                by=people[each.asked_by_id],
                consent=each.consent,
                agreed_by=people.get(each.agreed_by_id or 0),
                consent_on=day_of(each.consent_at),
                published_on=day_of(each.published_at),
                on_poster=each.on_poster,
                demonstration=each.demonstration,
            ),
            is_exported=comment.author.demonstration and facts_of(comment).stands,
        )


SOURCES = (
    Sheet(
        "sources",
        Source,
        columns("kind,name,about,from_on,until_on,took_part,document,place,demonstration"),
        ("name",),
        _add_source,
        _sources,
    ),
)
SHEETS = (
    Sheet(
        "celebrations",
        Celebration,
        columns("plan,pledge,month,text,document,place,demonstration"),
        ("plan", "pledge", "month", "text"),
        _add_celebration,
        _celebrations,
    ),
    Sheet(
        "publications",
        Publication,
        columns(
            "comment,said,did,theme,asked_on,by,consent,agreed_by,consent_on,published_on,"
            "on_poster,demonstration"
        ),
        ("comment",),
        _add_publication,
        _publications,
    ),
)
