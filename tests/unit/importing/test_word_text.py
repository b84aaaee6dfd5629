import pytest

from tests.support.office import p, r, tbl, tc, tr, word, word_members, zipped
from tracker.importing.files import read_file
from tracker.importing.grids import NotReadable, Paragraph

WINGDINGS = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'


def document(body, **parts):
    return read_file("plan.docx", word(body, **parts))


def cell(content):
    (table,) = document(tbl(tr(tc(content)))).tables
    return table.rows[0].cells[0].text


def field(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


CODE = '<w:r><w:instrText>HYPERLINK "http://example.org"</w:instrText></w:r>'
DROP_DOWN = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
    '<w:listEntry w:val="Red"/><w:listEntry w:val="Amber"/></w:ddList></w:ffData></w:fldChar></w:r>'
)
TICKED = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/>'
    "</w:checkBox></w:ffData></w:fldChar></w:r>"
)
BOX = f"<w:txbxContent>{p('in the box')}</w:txbxContent>"
SHAPE = (
    f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{BOX}</wps:txbx>"
    f"</w:drawing></mc:Choice><mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback>"
    "</mc:AlternateContent>"
)


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        pytest.param(f"{r('Set up ')}<w:ins>{r('a ')}</w:ins>{r('panel')}", "Set up a panel",
                     id="put in"),
        pytest.param(f"<w:del><w:r><w:delText>old </w:delText></w:r>{r('old ')}</w:del>{r('new')}",
                     "new", id="struck out"),
        pytest.param(f"<w:moveFrom>{r('gone')}</w:moveFrom><w:moveTo>{r('here')}</w:moveTo>",
                     "here", id="moved"),
        pytest.param(f"<w:ins><w:del>{r('never ')}</w:del></w:ins>{r('stays')}", "stays",
                     id="put in and struck out"),
        pytest.param(f"<w:hyperlink>{r('the offer')}</w:hyperlink>{r(' online')}",
                     "the offer online", id="a link"),
        pytest.param(f"{field('begin')}{CODE}{field('separate')}{r('April 2018')}{field('end')}",
                     "April 2018", id="a field's result"),
        pytest.param(f"{field('begin')}{r('inner code')}{field('begin')}{CODE}{field('separate')}"
                     f"{r('code too')}{field('end')}{field('separate')}{r('shown')}{field('end')}",
                     "shown", id="a field in a field's code"),
        pytest.param(f"<w:fldSimple w:instr='DATE'>{r('May 2019')}</w:fldSimple>", "May 2019",
                     id="a simple field"),
        pytest.param(f"{DROP_DOWN}{field('separate')}{field('end')}", "Amber", id="a drop-down"),
        pytest.param(f"{TICKED}{field('separate')}{field('end')}{r(' done')}", "☒ done",
                     id="a ticked box"),
        pytest.param("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:cr/><w:t>three</w:t></w:r>",
                     "one\ntwo\nthree", id="soft breaks"),
        pytest.param("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a\tb", id="a tab"),
        pytest.param("<w:r><w:t>multi</w:t><w:noBreakHyphen/><w:t>agen</w:t><w:softHyphen/>"
                     "<w:t>cy</w:t></w:r>", "multi-agency", id="hyphens"),
        pytest.param(r("Responsi\u00adble"), "Responsible", id="a soft hyphen in the text"),
        pytest.param(r("31\u00a0March"), "31 March", id="a space that does not break"),
        pytest.param(r("seen") + r(" hidden", "<w:vanish/>"), "seen", id="hidden text"),
        pytest.param('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓", id="a symbol"),
        pytest.param('<w:r><w:sym w:font="Wingdings" w:char="F0E9"/></w:r>', "↑", id="an arrow"),
        pytest.param(r("é", WINGDINGS), "↑", id="an arrow that is a letter"),
        pytest.param(r("\uf0fc"), "✓", id="a symbol without its font"),
        pytest.param(r("é"), "é", id="a letter that is one"),
        pytest.param('<w:r><w:sym w:font="Wingdings" w:char="zz"/></w:r>' + r("x"), "x",
                     id="a symbol that is none"),
        pytest.param(f"<w:smartTag>{r('Cheshire')}</w:smartTag>", "Cheshire", id="a smart tag"),
        pytest.param("<m:oMath><m:r><m:t>12/16</m:t></m:r></m:oMath>", "12/16", id="a formula"),
        pytest.param(f"{r('beside ')}<w:r>{SHAPE}</w:r>", "beside\nin the box", id="a text box"),
    ],
)  # fmt: skip
def test_text_as_it_stands(paragraph, text):
    assert cell(f"<w:p>{paragraph}</w:p>") == text


def test_paragraphs_of_a_cell_are_its_lines():
    assert cell(p("• first ") + p("second") + p("")) == "• first\nsecond"


def test_a_paragraph_whose_end_was_struck_out_goes_on_in_the_next():
    struck = "<w:rPr><w:del/></w:rPr>"
    assert cell(p("Set up ", struck) + p("a panel")) == "Set up a panel"


def test_real_bullets_leave_no_dot():
    numbering = (
        '<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt '
        'w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum><w:num w:numId="1">'
        '<w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    read = document(p("Outside", item) + tbl(tr(tc(p("one", item) + p("two", item)))),
                    numbering=numbering)  # fmt: skip
    assert read.blocks[0] == Paragraph("Outside", is_list=True)
    assert read.tables[0].rows[0].cells[0].text == "one\ntwo"


STYLES = (
    '<w:styles><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/><w:rPr><w:b/>'
    '</w:rPr></w:style><w:style w:type="paragraph" w:styleId="Ours"><w:name w:val="Our heading"/>'
    '<w:basedOn w:val="H"/></w:style><w:style w:type="paragraph" w:styleId="Round"><w:name '
    'w:val="Round"/><w:basedOn w:val="Round"/></w:style><w:style w:type="paragraph" '
    'w:styleId="T"><w:name w:val="Title"/></w:style></w:styles>'
)


@pytest.mark.parametrize(
    ("style", "level", "is_bold"),
    [("H", 2, True), ("Ours", 2, True), ("T", 1, False), ("Round", 0, False), ("None", 0, False)],
)
def test_a_heading_has_the_level_of_its_style(style, level, is_bold):
    (block,) = document(p("Homes", f'<w:pStyle w:val="{style}"/>'), styles=STYLES).blocks
    assert block == Paragraph("Homes", level, is_bold)


def test_a_heading_may_be_one_by_its_outline_alone():
    styles = (
        '<w:styles><w:style w:type="paragraph" w:styleId="X"><w:name w:val="X"/><w:pPr>'
        '<w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>'
    )
    (block,) = document(p("Homes", '<w:pStyle w:val="X"/>'), styles=styles).blocks
    assert block == Paragraph("Homes", 1)


def test_footnotes_come_last_and_headers_not_at_all():
    notes = f'<w:footnotes><w:footnote w:type="separator">{p("-")}</w:footnote><w:footnote>'
    notes += f"{p('as agreed')}</w:footnote></w:footnotes>"
    read = document(p("Plan") + tbl(tr("a")), header=f"<w:hdr>{p('Top')}</w:hdr>", footnotes=notes)
    assert [b.text for b in read.blocks if isinstance(b, Paragraph)] == ["Plan", "as agreed"]
    assert read.title == ""


def test_a_header_is_the_title_of_a_document_that_begins_with_its_table():
    header = f"<w:hdr>{p('Action plan 2018-20')}</w:hdr>"
    assert document(tbl(tr("a", "b")), header=header).title == "Action plan 2018-20"


def test_the_title_in_the_properties_comes_first():
    members = word_members(p("x"))
    members["docProps/core.xml"] = (
        '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Our  plan</dc:title></c:coreProperties>"
    )
    assert read_file("x.docx", zipped(members)).title == "Our plan"


def test_macros_are_left_alone_and_named():
    members = word_members(p("x")) | {"word/vbaProject.bin": "code"}
    read = read_file("x.docm", zipped(members))
    assert read.kind == "docx"
    assert read.warnings == ("The file holds macros. They were neither read nor run",)


@pytest.mark.parametrize("part", ["styles", "numbering", "theme", "footnotes"])
def test_a_broken_part_beside_the_text_is_done_without(part):
    assert document(p("Plan"), **{part: "<w:broken><"}).blocks == (Paragraph("Plan"),)


def test_a_main_part_under_another_name_is_found():
    members = {
        name.replace("document.xml", "document2.xml"): content.replace(
            "word/document.xml", "word/document2.xml"
        )
        for name, content in word_members(p("Plan")).items()
    }
    assert read_file("x.docx", zipped(members)).blocks == (Paragraph("Plan"),)


def test_the_strict_dialect_says_the_same():
    members = word_members(tbl(tr("a", "b", "c"), tr("d", tc("e", '<w:gridSpan w:val="2"/>'))))
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    members["word/document.xml"] = members["word/document.xml"].replace(usual, strict)
    (table,) = read_file("x.docx", zipped(members)).tables
    assert [each.text for each in table.rows[1].cells] == ["d", "e", "e"]


def test_text_that_is_no_xml_is_refused_in_a_sentence():
    members = word_members("") | {"word/document.xml": "<w:document"}
    with pytest.raises(NotReadable, match="damaged"):
        read_file("x.docx", zipped(members))
