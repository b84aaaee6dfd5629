"""A picture, sound or video of a comment, for exactly those who may read the comment."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core.errors import NotFound
from tracker.files.downloads import shown_response
from tracker.people.identity import signed_in
from tracker.voice.media.queries import stored_file
from tracker.voice.queries import get_row

blueprint = Blueprint("comment_files", __name__)


@blueprint.get("/voice/<int:comment_id>/files/<int:number>")
@requires(Permission.COMMENT_VIEW)
def show(comment_id: int, number: int) -> ResponseReturnValue:
    if not get_row(comment_id, signed_in()).is_readable:
        raise NotFound
    return shown_response(stored_file(comment_id, number))
