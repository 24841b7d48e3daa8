"""The topics and intents that evaluation sets, transcripts and links rely on are all there."""

from bot.content.answers import load_answers, load_trained
from bot.paths import DATA

TOPICS = """
iop_definition advantages schedule program_length typical_day therapy_types group_therapy
work_school_balance virtual_iop who_is_it_for when_not_enough intake_assessment
personalized_plan treatment_team medication co_occurring teens special_populations attendance
transportation effectiveness coping_skills aftercare relapse levels_of_care family_involvement
confidentiality support_system supporting_at_home talk_about_treatment refuses_help
caregiver_self_care cost_typical cost_vs_inpatient payment_help cost_terms insurance_coverage
prior_authorization denied_claim network medicare medicaid military parity_rights job_leave
school_support choosing_program waitlist
"""
INTENTS = """
find_program find_support_group estimate_cost check_insurance take_away_plan talk_to_person
crisis medical_advice chat_privacy delete_my_data bot_challenge ask_capabilities give_feedback
greet goodbye thank affirm deny inform restart more repeat change_language out_of_scope
"""


def test_every_topic_of_the_contract_has_examples_and_an_answer() -> None:
    trained, answered = load_trained(DATA), {answer.key for answer in load_answers(DATA)}
    wanted = {f"faq/{topic}" for topic in TOPICS.split()}
    assert len(wanted) == 48
    assert wanted <= trained
    assert wanted <= answered


def test_every_intent_of_the_contract_has_examples() -> None:
    assert len(INTENTS.split()) == 24
    assert set(INTENTS.split()) <= load_trained(DATA)
