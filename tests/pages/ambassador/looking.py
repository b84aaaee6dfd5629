"""What is wrong with a page as a browser shows it: each gives a list, empty of a good page."""

from playwright.sync_api import Page, expect

CUT_OFF = """() => {
  const wide = document.documentElement.clientWidth
  const found = []
  if (document.documentElement.scrollWidth > wide) found.push('the page scrolls sideways')
  for (const each of document.querySelectorAll('body *')) {
    if (each.closest('svg, .govuk-visually-hidden, .govuk-skip-link, .ct-table')) continue
    if (!each.checkVisibility({checkOpacity: true})) continue
    const box = each.getBoundingClientRect(), style = getComputedStyle(each)
    if (box.width && (box.right > wide + 1 || box.left < -1))
      found.push('outside: ' + each.outerHTML.slice(0, 90))
    const clips = ['hidden', 'clip'].includes(style.overflowX)
    if (clips && each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 1)
      found.push('cut: ' + each.outerHTML.slice(0, 90))
  }
  return found
}"""

TOO_SMALL = """() => {
  const found = []
  const shown = each => each.checkVisibility() && !each.closest('.govuk-visually-hidden')
  const boxes = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    .filter(each => each.type !== 'hidden' && shown(each))
    .map(each => [each, each.getBoundingClientRect()])
    .filter(([each, box]) => box.width > 1 && box.height > 1)
  const near = (one, box) => boxes.some(([other, its]) => other !== one
    && Math.abs((its.left + its.right) - (box.left + box.right)) / 2 < 24
    && Math.abs((its.top + its.bottom) - (box.top + box.bottom)) / 2 < 24)
  for (const [each, box] of boxes) {
    const words = each.outerHTML.slice(0, 100)
    const isInSentence = each.tagName === 'A' && getComputedStyle(each).display === 'inline'
      && [...each.parentElement.childNodes].some(it => it !== each && it.textContent.trim())
    if (each.matches('.govuk-button') && box.height < 44)
      found.push(`a button of ${Math.round(box.height)}: ${words}`)
    else if ((box.width < 24 || box.height < 24) && !isInSentence && near(each, box))
      found.push(`${Math.round(box.width)} by ${Math.round(box.height)}: ${words}`)
  }
  return found
}"""

NOT_SPOKEN_WELL = """() => {
  const found = []
  const one = (selector, what) => {
    const number = document.querySelectorAll(selector).length
    if (number !== 1) found.push(`${number} ${what}`)
  }
  one('main', 'main parts'); one('h1', 'first headings')
  one('header.ct-head', 'heads'); one('footer', 'feet')
  const heads = [...document.querySelectorAll('main :is(h1, h2, h3, h4)')]
  const levels = heads.map(it => +it.tagName[1])
  levels.forEach((level, at) => {
    if (at ? level > levels[at - 1] + 1 : level !== 1) found.push(`heading ${at} is an h${level}`)
  })
  for (const each of document.querySelectorAll('nav, [role=region], section[aria-labelledby]')) {
    const by = each.getAttribute('aria-labelledby')
    const name = each.getAttribute('aria-label') || (by && document.getElementById(by)?.textContent)
    if (!name?.trim()) found.push('no name: ' + each.outerHTML.slice(0, 80))
  }
  const names = [...document.querySelectorAll('nav')].map(it => it.getAttribute('aria-label'))
  if (new Set(names).size < names.length) found.push('two menus of one name')
  for (const each of document.querySelectorAll('[tabindex]'))
    if (+each.getAttribute('tabindex') > 0)
      found.push('its own order: ' + each.outerHTML.slice(0, 80))
  // What is read first stands first: a block never begins far above the one read before it.
  // A fact is one block: its number may stand above its word.
  const blocks = [...document.querySelectorAll('main :is(h1, h2, h3, p, li, dt, label, legend)')]
    .filter(it => it.checkVisibility() && !it.closest('.govuk-visually-hidden, table'))
    .map(it => [it, it.getBoundingClientRect()]).filter(([, box]) => box.height > 1)
  for (let at = 1; at < blocks.length; at++)
    if (blocks[at][1].bottom < blocks[at - 1][1].top - 2)
      found.push('read late: ' + blocks[at][0].textContent.trim().slice(0, 60))
  for (const each of document.querySelectorAll('.ct-flash, .govuk-error-summary'))
    if (!each.matches('[role=status], [role=alert]') && !each.querySelector('[role=alert]'))
      found.push('not announced: ' + each.outerHTML.slice(0, 80))
  return found
}"""

NOT_TRANSLATED = """() => {
  const found = []
  if (document.documentElement.lang !== 'en') found.push('its language is not said')
  if (document.querySelector('[translate=no] p, meta[name=google][content=notranslate]'))
    found.push('it may not be translated')
  // Of a drawing with a name all that it says stands in the table beside it.
  const drawn = 'main svg:not([aria-hidden=true], [role=img]) text'
  for (const each of document.querySelectorAll(`main img, ${drawn}`))
    if (each.tagName === 'text' ? /\\p{L}{2}/u.test(each.textContent) : !each.alt)
      found.push('words in a picture: ' + each.outerHTML.slice(0, 80))
  for (const each of document.querySelectorAll('body, body *'))
    for (const part of ['::before', '::after']) {
      const words = getComputedStyle(each, part).content
      // A label on a phone is its column's head, which the page's script keeps translated.
      const heads = each.closest('.ct-table--stack')?.tHead?.rows[0].cells
      if (each.dataset.label && heads?.[each.cellIndex]?.textContent.trim()) continue
      if (/[\\p{L}]{2}/u.test(words.replace(/^(none|normal|counter.*|url.*|attr.*)$/, '')))
        found.push(`${part} says ${words}: ` + each.outerHTML.slice(0, 60))
    }
  return found
}"""

ROLES = frozenset({"button", "link", "textbox", "radio", "checkbox", "combobox", "searchbox"})


def cut_off(page: Page) -> list[str]:
    """What a small screen does not show without scrolling sideways."""
    return list(page.evaluate(CUT_OFF))


def too_small(page: Page) -> list[str]:
    """What a finger misses."""
    return list(page.evaluate(TOO_SMALL))


def not_spoken_well(page: Page) -> list[str]:
    """What somebody who listens would miss, also of the names of controls."""
    return [*page.evaluate(NOT_SPOKEN_WELL), *_nameless(page)]


def not_to_be_translated(page: Page) -> list[str]:
    """What a browser's translator does not see."""
    return list(page.evaluate(NOT_TRANSLATED))


def _nameless(page: Page) -> list[str]:
    """The controls of the accessibility tree without a name, as Chromium itself computes it."""
    spoken = page.context.new_cdp_session(page)
    nodes = spoken.send("Accessibility.getFullAXTree")["nodes"]
    spoken.detach()
    return [
        f"a {node['role']['value']} without a name"
        for node in nodes
        if not node.get("ignored")
        and node.get("role", {}).get("value") in ROLES
        and not str(node.get("name", {}).get("value", "")).strip()
    ]


# Tab is followed by the page itself: what it comes to, in which order, how it looks then.
FOLLOW = """() => {
  const look = each => {
    const own = getComputedStyle(each)
    const drawn = each.labels?.[0] ? getComputedStyle(each.labels[0], '::before') : own
    const outline = own.outlineStyle !== 'none' && parseFloat(own.outlineWidth) && own.outlineColor
    return [outline, own.boxShadow, own.backgroundColor, drawn.boxShadow, drawn.outline].join()
  }
  const isStop = each => {
    if (each.type === 'hidden' || each.disabled) return false
    if (!each.checkVisibility({visibilityProperty: true})) return false
    if (each.type !== 'radio') return true
    const group = [...document.querySelectorAll('[type=radio]')].filter(it => it.name === each.name)
    return (group.find(it => it.checked) ?? group[0]) === each
  }
  const all = 'a[href], button, input, select, textarea, summary, audio, video, [tabindex="0"]'
  const stops = [...document.querySelectorAll(all)].filter(isStop)
  const before = stops.map(look)
  let next = 0
  const found = []
  const say = (what, each) => found.push(`${what}: ${each.outerHTML.slice(0, 100)}`)
  document.addEventListener('focusin', ({target}) => {
    const at = stops.indexOf(target)
    if (at !== next) say(`stop ${at} comes as ${next}`, target)
    next = at + 1
    if (look(target) === before[at]) say('looks no other in focus', target)
    const isDrawn = ['radio', 'checkbox', 'file'].includes(target.type)
    const seen = (isDrawn && target.labels[0]) || target
    const {left, top, width, height} = seen.getClientRects()[0]
    const x = left + Math.min(width, 20) / 2, y = top + Math.min(height, 40) / 2
    const there = document.elementFromPoint(x, y)
    if (!seen.contains(there) && !there?.contains(seen)) say('covered, or out of sight', target)
  })
  window.followed = () => (next < stops.length ? say('never reached', stops[next]) : 0, found)
  return stops.length
}"""


def not_by_keys(page: Page) -> list[str]:
    """What Tab does not come to, or not in the order of the page, or does not show itself."""
    expect(page.locator(".govuk-password-input__toggle[hidden]")).to_have_count(0)
    for _ in range(page.evaluate(FOLLOW)):
        page.keyboard.press("Tab")
    return list(page.evaluate("followed()"))
