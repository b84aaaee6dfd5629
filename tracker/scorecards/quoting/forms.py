"""What is looked for among the figures."""

from wtforms import SearchField

from tracker.core.forms import Form


class FigureSearch(Form):
    """Words of a measure's name, or its ref."""

    class Meta(Form.Meta):
        csrf = False

    q = SearchField("Name or ref of a measure")
