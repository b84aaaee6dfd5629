"""What people type about people: signing in, passwords, names, roles, posts."""

from typing import Any

from wtforms import (
    BooleanField,
    EmailField,
    Field,
    HiddenField,
    PasswordField,
    RadioField,
    SearchField,
    SelectField,
    SelectMultipleField,
    StringField,
    ValidationError,
)
from wtforms.validators import InputRequired, Length

from tracker.access.roles import Role
from tracker.core.forms import DateField, Form, choices
from tracker.people import passwords
from tracker.people.enums import PostKind
from tracker.people.service import is_email

LONGEST_NAME = 120
NO_EMAIL = "Enter an e-mail address, such as name@example.org"


def an_email(_form: Any, field: Field) -> None:
    """Refuse what cannot be an e-mail address."""
    if not is_email(field.data or ""):
        raise ValidationError(NO_EMAIL)


def _not_too_long(field: str) -> Length:
    return Length(
        max=passwords.MOST, message=f"Use {passwords.MOST:,} characters or fewer for {field}"
    )


def _name(words: str) -> list[Any]:
    return [
        InputRequired(words),
        Length(max=LONGEST_NAME, message=f"Shorten this to {LONGEST_NAME} characters or fewer"),
    ]


class SignInForm(Form):
    """An e-mail address; then a link, or a password. `how` is the button that was pressed."""

    email = EmailField(
        "E-mail address",
        validators=[InputRequired(NO_EMAIL), an_email],
        render_kw={"autocomplete": "username"},
    )
    password = PasswordField(
        "Password",
        validators=[_not_too_long("a password")],
        render_kw={"autocomplete": "current-password"},
    )
    how = StringField()
    next = HiddenField()

    @property
    def wants_link(self) -> bool:
        """Whether the link's button was pressed, or the form was sent without a password."""
        return bool(self.how.data != "password")

    def validate_password(self, field: Field) -> None:
        if self.how.data == "password" and not field.data:
            raise ValidationError("Enter your password, or get a link instead")


class DemoSignInForm(Form):
    """A button for each of the demonstration's people."""

    email = StringField(validators=[an_email])


class UseLinkForm(Form):
    """The one button on the page that a link opens."""


class AskLinkForm(Form):
    """An e-mail address that a link goes to."""

    email = EmailField(
        "E-mail address",
        validators=[InputRequired(NO_EMAIL), an_email],
        render_kw={"autocomplete": "username"},
    )


class NewPasswordForm(Form):
    """A new password; set `own` to what others know of the person."""

    own: tuple[str, ...] = ()

    password = PasswordField(
        "New password",
        description=f"{passwords.LEAST} characters or more. Three words that you would not say "
        "together are good. You may paste it.",
        validators=[InputRequired("Enter a new password"), _not_too_long("a password")],
        render_kw={"autocomplete": "new-password"},
    )

    def validate_password(self, field: Field) -> None:
        if sentence := passwords.weakness(field.data, own=self.own):
            raise ValidationError(sentence)


class ChangePasswordForm(NewPasswordForm):
    """A new password for somebody who has one."""

    current_password = PasswordField(
        "The password you have now",
        validators=[InputRequired("Enter the password you have now"), _not_too_long("a password")],
        render_kw={"autocomplete": "current-password"},
    )


class KnownAsForm(Form):
    """What a person wants to be called."""

    known_as = StringField(
        "What should we call you?",
        description="In letters, and where you choose to show your first name.",
        validators=_name("Enter what we should call you"),
        render_kw={"autocomplete": "nickname"},
    )


class EndForm(Form):
    """A button that ends one session, or throws one text away."""


class PersonForm(Form):
    """Who somebody is."""

    name = StringField(
        "Name",
        description="As it shows beside what they write. A post is fine: Head of Housing.",
        validators=_name("Enter a name"),
    )
    known_as = StringField(
        "Known as",
        description="What letters call them. Leave it empty to use the name.",
        validators=[Length(max=LONGEST_NAME)],
    )
    email = EmailField(
        "E-mail address",
        validators=[InputRequired(NO_EMAIL), an_email],
        render_kw={"autocomplete": "off"},
    )


class ChangePersonForm(PersonForm):
    """Who somebody is, and whether their mailbox is theirs alone."""

    is_shared_address = BooleanField(
        "Several people read this mailbox",
        description="Nobody can sign in with it, and its letters hold references only.",
    )


class RolesForm(Form):
    """What a person may do."""

    roles = SelectMultipleField(
        "Roles",
        choices=choices(list(Role)),
        description="Choose what they need, and no more. They are told by e-mail.",
    )


class InviteForm(PersonForm):
    """A person and their first roles."""

    roles = SelectMultipleField(
        "Roles",
        choices=choices(list(Role)),
        description="Choose what they need, and no more.",
    )


class ConfirmForm(Form):
    """The button that says yes."""


class HoldPostForm(Form):
    """A post that a person holds from a day on."""

    post = SelectField("Post", validators=[InputRequired("Select a post")], validate_choice=True)
    started_on = DateField("From", missing="Enter the day from which they hold it")


class LeavePostForm(Form):
    """The last day in a post."""

    ended_on = DateField("Last day", missing="Enter their last day in the post")


class PostForm(Form):
    """A post, body, partner or team that can carry an action."""

    name = StringField("Name", validators=_name("Enter a name"))
    kind = RadioField(
        "What it is",
        choices=choices(list(PostKind)),
        default=PostKind.POST.value,
        validators=[InputRequired("Select what it is")],
    )


class PeopleFilter(Form):
    """Which people to list."""

    class Meta(Form.Meta):
        csrf = False

    q = SearchField("Search", description="Name, e-mail address or post")
    role = SelectField("Role", choices=[("", "Any role"), *choices(list(Role))], default="")
    state = SelectField(
        "Who",
        choices=[
            ("active", "Can sign in"),
            ("never", "Invited, never signed in"),
            ("gone", "Deactivated"),
            ("all", "Everybody"),
        ],
        default="active",
    )


class SearchForm(Form):
    """A word to look for."""

    class Meta(Form.Meta):
        csrf = False

    q = SearchField("Search")
