"""The list of rules in docs/reminders.md is complete: each has tests, and each test of a rule belongs to one."""

import ast
import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
TEXT = (TESTS.parent / "docs" / "reminders.md").read_text(encoding="utf-8")

RULES: dict[int, tuple[str, ...]] = {
    1: ("nothing_after_a_stop", "stopped", "nothing_is_promised_where_nothing_comes"),
    2: ("at_most_one_text_a_day", "never_two_a_day_whatever_was_chosen"),
    3: ("at_most_three_in_any_seven_days", "texts_of_another_plan_count", "agreeing_to_a_text_a_day"),
    4: ("t_1_keeps_its_place", "t_3_keeps_its_place", "t_1_comes_whatever_was_chosen"),
    5: ("a_full_cap_merges_and_drops_nothing", "a_text_names_what_is_open_in_the_fixed_order"),
    6: ("only_in_open_hours", "full_hours_in_every_zone", "the_last_minute_of_the_window", "the_next_open_hour"),
    7: (
        "touches_fall_on_their_days", "what_asks_for_a_call_comes_when_offices_answer",
        "no_holiday_is_a_day_for_a_call", "holidays_of_a_year",
    ),
    8: ("asked_only_while_p00_is_open", "p00_leads_where_it_is_urgent"),
    9: ("a_touch_that_is_done_is_not_sent",),
    10: (
        "insurer_and_summaries_are_named_before_every_visit", "insurer_and_summaries_are_named_whatever_was_chosen",
        "start_gathers_all_that_is_late",
    ),
    11: ("nobody_is_asked_for_the_same_on_two_days_running",),
    12: ("later", "later_beyond_the_visit"),
    13: ("after_an_outage_one_text_catches_up", "after_an_outage"),
    14: ("a_hold_outranks_everything", "the_question_after_a_hold_waits_for_no_day"),
    15: ("a_visit_in_the_past", "a_visit_that_is_over_when_it_is_set", "before_and_after_the_visit"),
    17: (
        "only_in_the_chosen_hours", "only_on_the_chosen_days", "fewer_is_one_a_week",
        "choosing_anew_says_nothing_twice", "after_the_visit_both_questions_come",
        "without_a_visit_the_last_text_says_so",
        "what_was_put_off_does_not_wait_a_week", "choices_are_planned_the_same_however_often",
    ),
}  # fmt: skip
WORDING = {16}
"""A rule of wording: `content/never.toml` and its tests hold it."""
PLACES_AND_CLOCKS = (
    "without_a_visit", "a_move_plans_for_the_new_day", "the_list_is_what_will_be_sent",
    "planning_again_changes_nothing", "through_two_years", "the_hour_holds_through_a_change_of_clocks",
    "the_hour_holds_through_every_change_of_ten_years", "a_visit_moved_across_a_change_of_clocks",
    "the_day_before_wherever_the_clinic_is", "a_day_that_a_zone_left_out", "who_travels_hears_nothing_twice",
    "every_touch_counts_through_the_29th_of_february", "with_other_rules_it_rings_at_the_new_hour_and_once",
)  # fmt: skip
"""Tests of what is told in prose: the series, places and clocks."""


def names_in(path: Path) -> set[str]:
    """The names of a file's tests, without their beginning."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    functions = (node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return {name.removeprefix("test_") for name in functions if name.startswith("test_")}


def test_every_rule_has_its_tests() -> None:
    """Each number in the document is in the table, and each test in the table exists."""
    written = {int(number) for number in re.findall(r"^(\d+)\. \*\*", TEXT, re.MULTILINE)}
    known = set[str]().union(*map(names_in, (TESTS / "scheduler").glob("test_*.py")))
    known |= names_in(TESTS / "handlers" / "test_rhythm.py") | names_in(TESTS / "bot" / "test_zone_rules.py")

    assert written == RULES.keys() | WORDING
    assert {name for names in (*RULES.values(), PLACES_AND_CLOCKS) for name in names} <= known


def test_every_property_belongs_to_a_rule() -> None:
    """No property stands for a rule that is told nowhere."""
    files = [*(TESTS / "scheduler").glob("test_rules*.py"), TESTS / "scheduler" / "test_choices.py"]
    properties = set[str]().union(*map(names_in, files))

    assert properties <= {name for names in (*RULES.values(), PLACES_AND_CLOCKS) for name in names}
