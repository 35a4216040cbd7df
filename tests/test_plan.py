"""The plan of the house shows every room and every import that no longer way already says."""

from portal.pages.plan import drawn, plan

HOUSE = {
    "roof": frozenset({"middle", "ground"}),
    "middle": frozenset({"ground"}),
    "ground": frozenset[str](),
}


def test_a_room_stands_above_those_that_it_imports() -> None:
    heights = {room.name: room.y for room in drawn(HOUSE).rooms}
    assert heights["roof"] < heights["middle"] < heights["ground"]


def test_an_arrow_that_a_longer_way_says_is_not_drawn_but_listed() -> None:
    picture = drawn(HOUSE)
    assert len(picture.arrows) == 2
    assert next(room for room in picture.rooms if room.name == "roof").uses == ["ground", "middle"]


def test_the_plan_of_the_real_house_has_its_rooms_and_its_door() -> None:
    rooms = {room.name: room for room in plan().rooms}
    assert {"events", "records", "pages", "building"} <= rooms.keys()
    assert rooms["records"].uses == []
    assert "records" in rooms["events"].uses


def test_the_page_of_the_plan_draws_it(pages: dict[str, str]) -> None:
    html = pages["contribuer/architecture/"]
    for room in plan().rooms:
        assert f">{room.name}</text>" in html
        assert f"<li>{room.name}" in html
