"""Every domain's models, so that the mapper and the migrations know all tables."""

import tracker.actions.frozen
import tracker.actions.models
import tracker.audit.models
import tracker.core.once
import tracker.core.settings
import tracker.files.models
import tracker.importing.bringing_scorecards.models
import tracker.importing.models
import tracker.meetings.agenda.models
import tracker.meetings.cycle.models
import tracker.meetings.diary.models
import tracker.meetings.escalations.models
import tracker.meetings.minutes.models
import tracker.meetings.models
import tracker.meetings.pack.models
import tracker.meetings.promises.models
import tracker.meetings.round_models
import tracker.meetings.terms.models
import tracker.outbox.models
import tracker.people.models
import tracker.plan.models
import tracker.reminders.models
import tracker.reports.young.models
import tracker.scorecards.exceptions.models
import tracker.scorecards.feed.models
import tracker.scorecards.figure_models
import tracker.scorecards.models
import tracker.voice.celebrations.models
import tracker.voice.difference.models
import tracker.voice.media.models
import tracker.voice.models
import tracker.voice.published.models
import tracker.voice.reach.models
import tracker.words.models
import tracker.workstreams.models  # noqa: F401  importing is what this module is for
