"""Posts: which there are, who holds them, and which are vacant."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core.errors import DomainError, NotFound
from tracker.core.forms import typed
from tracker.core.transaction import refuse, writes
from tracker.people import posts
from tracker.people.enums import PostKind
from tracker.people.forms import ConfirmForm, PostForm, SearchForm
from tracker.people.identity import signed_in

blueprint = Blueprint("posts", __name__, url_prefix="/posts")


@blueprint.get("")
@requires(Permission.PEOPLE_MANAGE)
def index() -> ResponseReturnValue:
    form = SearchForm(request.args)
    return render_template(
        "people/posts.html", filters=form, posts=posts.list_posts(words=typed(form.q))
    )


@blueprint.route("/add", methods=["GET", "POST"])
@requires(Permission.PEOPLE_MANAGE)
@writes
def add() -> ResponseReturnValue:
    form = PostForm()
    if form.validate_on_submit():
        try:
            post = posts.add_post(typed(form.name), PostKind(form.kind.data), by=signed_in())
        except DomainError as error:
            form.refuse(form.name, str(error))
        else:
            flash(f"{post.name} is added.")
            return redirect(url_for("posts.show", post_id=post.id), 303)
    if form.is_submitted():
        return refuse("people/add_post.html", form=form)
    return render_template("people/add_post.html", form=form)


@blueprint.route("/<int:post_id>", methods=["GET", "POST"])
@requires(Permission.PEOPLE_MANAGE)
@writes
def show(post_id: int) -> ResponseReturnValue:
    post = posts.get_post(post_id)
    form = PostForm(name=post.name, kind=post.kind.value)
    if form.validate_on_submit():
        try:
            posts.change_post(
                post_id, name=typed(form.name), kind=PostKind(form.kind.data), by=signed_in()
            )
        except DomainError as error:
            form.refuse(form.name, str(error))
        else:
            flash(f"{form.name.data} is changed.")
            return redirect(url_for("posts.show", post_id=post_id), 303)
    page: dict[str, Any] = {"form": form, "press": ConfirmForm(), "post": post}
    if form.is_submitted():
        return refuse("people/post.html", **page)
    return render_template("people/post.html", **page)


@blueprint.post("/<int:post_id>/<any(vacant, filled):state>")
@requires(Permission.PEOPLE_MANAGE)
@writes
def mark(post_id: int, state: str) -> ResponseReturnValue:
    if not ConfirmForm().validate_on_submit():
        raise NotFound
    posts.mark_vacant(post_id, is_vacant=state == "vacant", by=signed_in())
    flash("The post is marked vacant." if state == "vacant" else "The post is not vacant any more.")
    return redirect(url_for("posts.show", post_id=post_id), 303)
