"""Terms of reference and what comes round every year, as seed files."""

from collections.abc import Iterator

from sqlalchemy import select

from tracker.core.database import db
from tracker.meetings.diary.models import YearlyItem
from tracker.meetings.models import Body, Meeting
from tracker.meetings.terms.models import Terms
from tracker.people.models import Post
from tracker.seeding.keys import meeting_keys, slugs
from tracker.seeding.sheets import (
    Known,
    Row,
    Sheet,
    Told,
    cells,
    columns,
    day,
    number,
    source,
    source_of,
)
from tracker.workstreams.models import Workstream


def _add_terms(row: Row, known: Known) -> Terms:
    meeting = known.maybe(Meeting, row["adopted_at"])
    return Terms(
        body_id=known.get(Body, row["body"]).id,
        number=int(row["number"]),
        text=row["text"],
        membership=row["membership"],
        substitutes=row["substitutes"],
        quorum=number(row["quorum"]),
        adopted_on=day(row["adopted_on"]),
        adopted_at_id=meeting.id if meeting else None,
        review_on=day(row["review_on"]),
        what_changed=row["what_changed"],
        **source(row),
    )


def _terms() -> Iterator[Told]:
    bodies, meetings = slugs(Body), meeting_keys()
    for terms in db.session.scalars(select(Terms).order_by(Terms.id)):
        yield Told(
            terms,
            cells(
                body=bodies[terms.body_id],
                number=terms.number,
                text=terms.text,
                membership=terms.membership,
                substitutes=terms.substitutes,
                quorum=terms.quorum,
                adopted_on=terms.adopted_on,
                adopted_at=meetings[terms.adopted_at_id],
                review_on=terms.review_on,
                what_changed=terms.what_changed,
                **source_of(terms),
            ),
        )


def _add_yearly(row: Row, known: Known) -> YearlyItem:
    post = known.maybe(Post, row["lead_post"])
    workstream = known.maybe(Workstream, row["workstream"])
    body = known.maybe(Body, row["body"])
    return YearlyItem(
        name=row["name"],
        month=int(row["month"]),
        day=number(row["day"]),
        what=row["what"],
        lead_post_id=post.id if post else None,
        workstream_id=workstream.id if workstream else None,
        body_id=body.id if body else None,
        makes_ahead=int(row["makes_ahead"]),
        ended_on=day(row["ended_on"]),
        **source(row),
    )


def _yearly() -> Iterator[Told]:
    posts, streams, bodies = slugs(Post), slugs(Workstream), slugs(Body)
    for item in db.session.scalars(select(YearlyItem).order_by(YearlyItem.id)):
        yield Told(
            item,
            cells(
                name=item.name,
                month=item.month,
                day=item.day,
                what=item.what,
                lead_post=posts.get(item.lead_post_id),
                workstream=streams.get(item.workstream_id),
                body=bodies.get(item.body_id),
                makes_ahead=item.makes_ahead,
                ended_on=item.ended_on,
                **source_of(item),
            ),
        )


SHEETS = (
    Sheet(
        "terms",
        Terms,
        columns(
            "body,number,text,membership,substitutes,quorum,adopted_on,adopted_at,review_on,"
            "what_changed,document,place,demonstration"
        ),
        ("body", "number"),
        _add_terms,
        _terms,
    ),
    Sheet(
        "yearly",
        YearlyItem,
        columns(
            "name,month,day,what,lead_post,workstream,body,makes_ahead,ended_on,"
            "document,place,demonstration"
        ),
        ("name",),
        _add_yearly,
        _yearly,
    ),
)
