"""The page under a mouse, a trackpad and fingers."""

import pytest
from pages import kyrgyzstan, written
from sample_maps import Maker, everything

AT = "({ ...at })"


def middle_of(page, id):
    """Where the middle of a card is in the window."""
    box = page.evaluate(
        """(id) => {
          const box = groupOf(id).getBoundingClientRect();
          return [box.x + box.width / 2, box.y + box.height / 2];
        }""",
        id,
    )
    return box[0], box[1]


def drag(page, start, end):
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*((a + b) / 2 for a, b in zip(start, end, strict=True)))
    page.mouse.move(*end)
    page.mouse.up()
    page.wait_for_timeout(50)


def near(a, b):
    return a == pytest.approx(b, abs=1)


def test_a_drag_moves_and_chooses_nothing(small):
    page = small
    x, y = middle_of(page, "loyal")
    before = page.evaluate(AT)
    drag(page, (x + 300, y), (x, y))  # ends where the card was
    drag(page, middle_of(page, "loyal"), (x, y))
    assert page.evaluate("[chosen, chosenLink]") == [None, None]
    assert page.is_hidden("#panel")
    drag(page, (x, y), (x + 30, y + 20))
    after = page.evaluate(AT)
    assert after["k"] == before["k"]
    assert near(after["x"], before["x"] + 30)
    assert near(after["y"], before["y"] + 20)
    assert page.evaluate("getSelection().toString()") == ""
    page.mouse.click(*middle_of(page, "loyal"))
    assert page.evaluate("chosen") == "loyal"
    page.mouse.click(30, 500)  # beside the picture
    assert page.evaluate("chosen") is None


def test_what_is_let_go_elsewhere_is_let_go(small):
    page = small
    page.mouse.move(600, 110)
    page.mouse.down()
    page.mouse.move(600, 40)  # in the bar at the top, before the picture has moved
    page.mouse.up()
    before = page.evaluate(AT)
    page.mouse.move(600, 300)
    page.mouse.move(700, 400)
    page.wait_for_timeout(50)
    assert page.evaluate(AT) == before
    assert page.evaluate("pointers.size") == 0


def test_after_a_drag_a_reader_of_the_screen_still_chooses(small):
    page = small
    drag(page, (100, 500), (130, 500))
    page.evaluate("groupOf('loyal').dispatchEvent(new MouseEvent('click', { bubbles: true }))")
    assert page.evaluate("chosen") == "loyal"


def test_the_wheel_moves_and_with_control_zooms_at_the_pointer(small):
    page = small
    page.evaluate("zoom(1.5); draw()")
    x, y = middle_of(page, "loyal")
    page.mouse.move(x, y)
    before = page.evaluate(AT)
    page.mouse.wheel(0, 40)
    page.wait_for_function("y => at.y === y - 40", arg=before["y"])
    page.mouse.wheel(30, 0)
    page.wait_for_function("x => at.x === x - 30", arg=before["x"])
    place = middle_of(page, "loyal")
    page.mouse.move(*place)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    page.wait_for_function("k => at.k > k * 1.2", arg=before["k"])
    page.wait_for_timeout(50)
    assert middle_of(page, "loyal") == pytest.approx(place, abs=2)
    assert page.evaluate("devicePixelRatio") == 1  # the page itself has not zoomed


def test_the_wheel_scrolls_the_legend_and_the_panel_by_themselves(small):
    page = small
    page.click("#legend summary")
    before = page.evaluate(AT)
    box = page.locator("#legend-list").bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.wheel(0, 60)
    page.wait_for_timeout(80)
    assert page.evaluate(AT) == before


def test_a_double_click_zooms_beside_cards_and_only_there(small):
    page = small
    before = page.evaluate("at.k")
    page.mouse.dblclick(*middle_of(page, "loyal"))
    assert page.evaluate("at.k") == before
    assert page.evaluate("chosen") == "loyal"
    page.mouse.dblclick(40, 400)
    assert page.evaluate("at.k") == pytest.approx(before * 1.6)


def test_what_was_pointed_at_is_not_covered_by_its_panel(show):
    m = Maker("T")
    for n in range(12):
        m.claim(f"c{n}", f"Claim number {n} of the row.")
        m.link(f"c{n}", "supports", m.claim("top", "The thesis.") if not n else "top")
    page = show(written(m.map())).page
    places = {f"c{n}": middle_of(page, f"c{n}") for n in range(12)}
    right = max(places, key=lambda id: places[id][0])
    assert places[right][0] > 1280 - 400
    page.mouse.click(*places[right])
    page.wait_for_timeout(100)
    assert page.evaluate("chosen") == right
    edge = page.evaluate("id => groupOf(id).getBoundingClientRect().right", right)
    assert edge < page.evaluate("panel.getBoundingClientRect().left")


def test_a_pinch_in_safari_zooms(small):
    """Safari on a Mac has events of its own, which Chromium has not."""
    page = small
    before = page.evaluate("at.k")
    page.evaluate(
        """() => {
          for (const scale of [1, 1.2, 1.5]) {
            const name = scale === 1 ? "gesturestart" : "gesturechange";
            const event = new Event(name, { cancelable: true });
            Object.assign(event, { scale, clientX: 600, clientY: 400 });
            stage.dispatchEvent(event);
            if (!event.defaultPrevented) throw new Error("the page would zoom too");
          }
        }"""
    )
    assert page.evaluate("at.k") == pytest.approx(before * 1.5)


PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


class Fingers:
    """Fingers on the screen, through the browser's protocol."""

    def __init__(self, page):
        self.page = page
        self.session = page.context.new_cdp_session(page)

    def touch(self, kind, *points):
        touches = [{"x": x, "y": y, "id": n} for n, (x, y) in enumerate(points)]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    def move(self, *paths):
        """Fingers go along straight lines, each from its start to its end, and are lifted."""
        self.touch("touchStart", *(start for start, _ in paths))
        for step in range(1, 6):
            places = [(x + (a - x) * step / 5, y + (b - y) * step / 5) for (x, y), (a, b) in paths]
            self.touch("touchMove", *places)
        self.touch("touchEnd")
        self.page.wait_for_timeout(60)


def test_fingers_move_pinch_and_choose(show):
    page = show(written(everything()), **PHONE).page
    fingers = Fingers(page)
    before = page.evaluate(AT)
    fingers.move(((200, 600), (140, 500)))
    moved = page.evaluate(AT)
    assert moved["k"] == before["k"]
    assert near(moved["x"], before["x"] - 60)
    assert near(moved["y"], before["y"] - 100)
    assert page.evaluate("chosen") is None
    fingers.move(((150, 500), (100, 500)), ((250, 500), (300, 500)))
    nearer = page.evaluate(AT)
    assert nearer["k"] == pytest.approx(moved["k"] * 2, rel=0.05)
    assert page.evaluate("visualViewport.scale") == 1  # the page itself has not zoomed
    fingers.move(((100, 500), (150, 500)), ((300, 500), (250, 500)))
    assert page.evaluate("at.k") == pytest.approx(moved["k"], rel=0.05)
    assert page.evaluate("chosen") is None
    page.evaluate("reveal(boxes.get('loyal')); draw()")
    page.touchscreen.tap(*middle_of(page, "loyal"))
    page.wait_for_function("() => chosen === 'loyal'")
    sheet = page.locator("#panel").bounding_box()
    card = page.evaluate("groupOf('loyal').getBoundingClientRect().top")
    assert sheet["y"] > 300
    assert card < sheet["y"]
    assert page.locator("#zoom-in").bounding_box()["y"] < sheet["y"]


def test_a_telephone_on_its_side_leaves_room_for_the_picture(show):
    page = show(written(everything()), **{**PHONE, "viewport": {"width": 844, "height": 390}}).page
    assert page.evaluate("stage.clientHeight") > 300
    assert page.evaluate("document.documentElement.scrollWidth") == 844


@pytest.mark.parametrize("place", ["panel", "filters"])
def test_what_is_open_can_be_closed_from_its_end(show, place):
    page = show(kyrgyzstan()[1], **PHONE).page
    page.evaluate("choose('pleases-moscow'); search.blur()")
    if place == "filters":
        page.evaluate("toggleFilters(true)")
    page.evaluate("place => { $(place).scrollTop = 99_999; }", place)
    close = "#panel-close" if place == "panel" else "#filter-close"
    page.tap(close)
    assert page.is_hidden(f"#{place}")
