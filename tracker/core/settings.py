"""Settings with a start date: what the council changed, and from which day on it is so."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, select
from sqlalchemy.orm import Mapped, mapped_column

from tracker.core import clock
from tracker.core.database import Base, Key, UtcDateTime, db
from tracker.core.person import Person


class DatedSetting(Base):
    """A value from a day on; nothing is overwritten, of two for one day the later row counts."""

    __tablename__ = "dated_setting"
    __table_args__ = (Index(None, "name", "from_on"),)

    id: Mapped[Key]
    name: Mapped[str] = mapped_column(String(60))
    from_on: Mapped[date]
    value: Mapped[dict[str, Any]] = mapped_column(JSON)
    set_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)


def settings_on(prefix: str, day: date) -> dict[str, dict[str, Any]]:
    """The values that count on a day, by name, of all settings whose name begins so."""
    rows = db.session.execute(
        select(DatedSetting.name, DatedSetting.value)
        .where(DatedSetting.name.startswith(prefix, autoescape=True), DatedSetting.from_on <= day)
        .order_by(DatedSetting.from_on, DatedSetting.id)
    )
    return {name: value for name, value in rows}


def set_from(name: str, day: date, value: dict[str, Any], *, by: Person) -> DatedSetting:
    """Give a setting a value from a day on."""
    row = DatedSetting(name=name, from_on=day, value=value, set_by_id=by.id, set_at=clock.now())
    db.session.add(row)
    return row
