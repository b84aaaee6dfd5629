"""The administrator's pages about people and posts, and the secretary's about clearance."""

import pytest
from sqlalchemy import select

from tests.factories.people import PostFactory, PostHoldingFactory, UserFactory, person
from tests.support.browser import Browser
from tests.support.queries import count_queries
from tracker.access.roles import Role
from tracker.outbox.models import Letter
from tracker.people.models import Post, User


@pytest.fixture
def administrator(session):
    return person(Role.ADMINISTRATOR, name="Administrator")


@pytest.fixture
def admin(browser, administrator):
    return browser.sign_in(administrator)


@pytest.fixture
def lead(session):
    return person(Role.ACTION_LEAD, name="Head of Parks", email="parks@example.org")


def test_people_are_listed_with_roles_and_posts(admin, lead):
    PostHoldingFactory(user=lead, post=PostFactory(name="Parks"))
    page = admin.get("people.index")
    assert page.h1 == "People 2 people"
    assert page.table("People")[1] == {
        "Name": "Head of Parks demo parks@example.org",
        "Roles": "Action lead",
        "Posts": "Parks",
        "Last here": "Never",
    }


def test_the_list_is_searched_and_filtered(admin, lead):
    found = admin.submit(admin.get("people.index"), form="/people", q="PARKS", expect=200)
    assert [row["Roles"] for row in found.table("People")] == ["Action lead"]
    page = admin.get("/people?role=administrator&state=all")
    assert [row["Roles"] for row in page.table("People")] == ["Administrator"]
    assert "Nobody fits" in admin.get("/people?q=nonsense&page=999999999999&role=x&state=y").text


def test_the_list_costs_the_same_with_many_people(admin):
    counts = []
    for _ in range(2):
        with count_queries() as sent:
            admin.get("people.index")
        counts.append(len(sent))
        for _ in range(20):
            PostHoldingFactory(user=person(Role.AUDITOR))
    assert counts[0] == counts[1] <= 12


def test_somebody_is_invited(admin, session):
    page = admin.get("people.invite")
    answer = admin.submit(
        page, name="Head of Trees", email="Trees@example.org", roles=["action-lead", "auditor"]
    )
    shown = admin.follow(answer)
    assert shown.h1 == "Head of Trees"
    assert "Action lead" in shown.text
    assert session.scalars(select(Letter.account_matter)).all() == ["invite"]


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({"name": "", "email": "a@example.org"}, "Enter a name"),
        ({"name": "A", "email": "a b"}, "Enter an e-mail address, such as name@example.org"),
        (
            {"name": "A", "email": "PARKS@example.org"},
            "Somebody with this e-mail address is here already.",
        ),
        ({"name": "x" * 200, "email": "a@example.org"}, "Shorten this to 120 characters or fewer"),
    ],
)
def test_an_invitation_that_cannot_be_is_explained(admin, session, lead, answers, error):
    page = admin.submit(admin.get("people.invite"), answers, expect=422)
    assert page.errors == [error]
    assert session.query(User).count() == 2


def test_a_role_that_is_none_is_refused(admin, session):
    page = admin.get("people.invite")
    token = page.value("csrf_token")
    sent = {"csrf_token": token, "name": "A", "email": "a@example.org", "roles": "superuser"}
    admin.post("/people/invite", sent, expect=422)
    assert session.query(User).count() == 1


def test_who_somebody_is_can_be_changed(admin, session, lead):
    page = admin.get("people.change", user_id=lead.id)
    admin.submit(page, name="Head of Trees", known_as="", email="trees@example.org")
    session.refresh(lead)
    assert (lead.name, lead.known_as, lead.email) == (
        "Head of Trees",
        "Head of Trees",
        "trees@example.org",
    )


def test_roles_are_given_and_ended_and_the_person_signs_in_anew(admin, app, session, lead):
    theirs = Browser(app, session).sign_in(lead)
    page = admin.get("people.roles", user_id=lead.id)
    admin.submit(page, roles=["auditor"])
    assert "Auditor" in admin.get("people.show", user_id=lead.id).text
    theirs.get("/account", expect=302)
    assert session.scalars(select(Letter.account_matter)).all() == ["role_changed"]


def test_ones_own_administrator_role_stays(admin, administrator):
    person(Role.ADMINISTRATOR)
    page = admin.get("people.roles", user_id=administrator.id)
    assert admin.submit(page, roles=["auditor"], expect=422).errors == [
        "You cannot take your own administrator role away, or deactivate yourself."
    ]


def test_a_post_is_held_and_left(admin, session, lead):
    post = PostFactory(name="Parks")
    page = admin.get("people.hold_post", user_id=lead.id)
    day = {"started_on-day": 1, "started_on-month": 9, "started_on-year": 2025}
    shown = admin.follow(admin.submit(page, {"post": post.id, **day}))
    assert shown.table("Posts held")[0]["From"] == "1 September 2025"
    page = admin.get(shown.link("Leaves the post"))
    early = {"ended_on-day": 1, "ended_on-month": 1, "ended_on-year": 2025}
    assert admin.submit(page, early, expect=422).errors == [
        "The last day cannot be before the first."
    ]
    late = {"ended_on-day": 4, "ended_on-month": 9, "ended_on-year": 2025}
    admin.submit(page, late)
    assert "Vacant" in admin.get("posts.show", post_id=post.id).text


@pytest.mark.parametrize("day", [("31", "2", "2026"), ("", "", ""), ("x", "1", "2026")])
def test_a_day_that_is_none_is_explained(admin, lead, day):
    post = PostFactory()
    page = admin.get("people.hold_post", user_id=lead.id)
    parts = dict(zip(("day", "month", "year"), day, strict=True))
    answers = {"post": post.id} | {f"started_on-{part}": value for part, value in parts.items()}
    wrong = admin.submit(page, answers, expect=422)
    assert len(wrong.errors) == 1
    assert wrong.value("started_on-day") == day[0]


def test_deactivating_asks_first_and_works_at_once(admin, app, session, lead):
    theirs = Browser(app, session).sign_in(lead)
    page = admin.get("people.deactivate", user_id=lead.id)
    theirs.get("/account")
    admin.submit(page, button="Deactivate")
    theirs.get("/account", expect=302)
    assert "Deactivated on 5 September 2025" in admin.get("people.show", user_id=lead.id).text
    page = admin.get("people.reactivate", user_id=lead.id)
    admin.submit(page, button="Reactivate")
    session.refresh(lead)
    assert lead.is_active


def test_nobody_deactivates_themselves(admin, session, administrator):
    person(Role.ADMINISTRATOR)
    assert "/deactivate" not in admin.get("people.show", user_id=administrator.id).html
    page = admin.get("people.deactivate", user_id=administrator.id)
    admin.submit(page, button="Deactivate", expect=409)
    session.refresh(administrator)
    assert administrator.is_active


def test_an_invitation_is_sent_again_and_sessions_are_ended(admin, app, session, lead):
    theirs = Browser(app, session).sign_in(lead)
    page = admin.get("people.show", user_id=lead.id)
    admin.submit(page, button="Send a new invitation")
    admin.submit(page, button="Sign out everywhere")
    theirs.get("/account", expect=302)
    assert session.scalars(select(Letter.account_matter)).all() == ["invite"]


@pytest.mark.parametrize("user_id", ["4711", "99999999999999999999", "0", "-1", "x", "1.5"])
def test_people_who_are_not_there_are_not_found(admin, user_id):
    for page in ("", "/change", "/roles", "/posts", "/deactivate", "/reactivate"):
        admin.get(f"/people/{user_id}{page}", expect=404)


@pytest.mark.parametrize(
    "role", [role for role in Role if role is not Role.ADMINISTRATOR], ids=lambda role: role.value
)
def test_other_roles_manage_nobody(browser, session, role):
    user = person(role)
    other = UserFactory()
    browser.sign_in(user)
    for path in ("/people", f"/people/{other.id}", "/people/invite", "/posts", "/posts/add"):
        browser.get(path, expect=403)
    browser.post(f"/people/{other.id}/deactivate", {}, expect=403)
    session.refresh(other)
    assert other.is_active


def test_the_signed_out_see_nothing_of_it(browser, lead):
    for path in ("/people", f"/people/{lead.id}", "/posts", "/people/clearance"):
        assert browser.get(path, expect=302).location.startswith("/sign-in")


def test_the_secretary_clears_people_and_nobody_else_does(browser, app, session, lead):
    secretary = person(Role.BOARD_SECRETARY)
    page = browser.sign_in(secretary).get("/people/clearance")
    browser.submit(page, button="Clear Head of Parks")
    session.refresh(lead)
    assert lead.is_cleared
    page = browser.get("/people/clearance?q=parks")
    browser.submit(page, button="Take the clearance of Head of Parks away")
    session.refresh(lead)
    assert not lead.is_cleared
    other = Browser(app, session).sign_in(person(Role.ADMINISTRATOR))
    other.get("/people/clearance", expect=403)
    other.post(f"/people/{lead.id}/clearance/give", {}, expect=403)
    browser.post(f"/people/{lead.id}/clearance/other", {}, expect=404)


def test_posts_are_listed_added_changed_and_marked_vacant(admin, session, lead):
    PostHoldingFactory(user=lead, post=PostFactory(name="Head of Parks"))
    assert admin.get("posts.index").table("Posts") == [
        {"Post": "Head of Parks", "What it is": "Post", "Held by": "Head of Parks"}
    ]
    page = admin.get("posts.add")
    assert admin.submit(page, name="head of parks", kind="post", expect=422).errors == [
        "A post with this name is here already. Use that one."
    ]
    shown = admin.follow(admin.submit(page, name="Trees Team", kind="team"))
    marked = admin.follow(admin.submit(shown, button="Mark as vacant"))
    assert "Vacant" in marked.text
    admin.submit(marked, button="Not vacant any more")
    admin.submit(marked, form=f"/posts/{session.query(Post).count()}", button="Save", name="Woods")
    assert admin.get("/posts?q=woods").h1 == "Posts and who holds them 1 post"
    assert "No post fits" in admin.get("/posts?q=nothing").text
    admin.get("/posts/4711", expect=404)
