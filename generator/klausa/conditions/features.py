"""Conditions about artificial intelligence, messages, cookies, and the policy itself."""

from __future__ import annotations

from klausa.conditions.parties import AI_PROVIDERS
from klausa.conditions.registry import Case, Outcome, by_facts, condition

# -- artificial intelligence ----------------------------------------------------------------------------------------------

by_facts(
    "Are decisions with legal or similar effect taken by automated means alone?",
    "automated-decisions",
    yes=("ai.automated-decisions=yes", "ai.decisions[]"),
    no=("ai.automated-decisions=no",),
    rests_on=("ai.automated-decisions",),
)
by_facts(
    "Is automated technology used for significant decisions?",
    "automated-technology-for-significant-decisions",
    yes=("ai.automated-decisions=yes", "ai.decisions[]"),
    no=("ai.automated-decisions=no",),
    rests_on=("ai.automated-decisions",),
)
by_facts(
    "Do people talk with an AI system?",
    "ai-talks-to-people",
    yes=(
        "services[kind=ai-assistant/ai-agent/chatbot/ai-customer-service-platform]",
        "purposes[purpose=generate-ai-responses]",
        "ai.labelled=yes",
    ),
    rests_on=("services[].kind", "ai"),
)
by_facts(
    "Does an AI system make texts, pictures, sound or video?",
    "ai-generates-content",
    yes=("purposes[purpose=generate-ai-responses]", "data[].items[item=ai-outputs]", "ai.legally-binding=no", "ai.labelled=yes"),
    rests_on=("ai",),
)
by_facts("Is emotion recognition or biometric categorisation used?", "emotion-recognition")
by_facts(
    "Is personal data used for AI, or given to a provider of AI?",
    "data-used-for-ai",
    yes=(
        "ai.features[].based-on",
        "ai.inference-only",
        "ai.training.answer=yes",
        f"recipients[kind={AI_PROVIDERS}]",
        "purposes[purpose=generate-ai-responses/train-ai-models/perform-inference]",
    ),
    rests_on=("ai",),
)


# -- messages, cookies, and the rest --------------------------------------------------------------------------------------

by_facts(
    "Are marketing messages sent?",
    "marketing-sent",
    yes=("marketing.sent=yes", "marketing.messages", "purposes[purpose=send-marketing]"),
    no=("marketing.sent=no",),
    rests_on=("marketing.sent",),
)
by_facts(
    "Are cookies or similar technologies used?",
    "cookies-used",
    yes=("cookies.used", "cookies.classes[]", "cookies.list[]", "sources[channels=cookies/sdks]"),
    rests_on=("cookies.used",),
)
by_facts(
    "Are cookies used that the service could do without?",
    "optional-cookies-used",
    yes=(
        "cookies.classes[kind!=strictly-necessary/security/authentication/session/first-party/none]",
        "cookies.classes[optional=yes]",
        "cookies.list[kind=analytics/advertising/targeting/performance/functional/preference/social-media/non-essential]",
    ),
    no=("cookies.classes[]",),
    rests_on=("cookies.classes",),
)
by_facts(
    "May data be used for further purposes later?",
    "purposes-may-change",
    yes=("purposes-open=yes", "changes.new-purposes-notified=yes"),
    rests_on=("purposes-open",),
)
by_facts(
    "May the policy change?",
    "policy-may-change",
    yes=("changes.possible=yes", "changes.published-here=yes", "changes.channels", "changes.continued-use"),
    no=("changes.possible=no",),
    rests_on=("changes.possible",),
)
by_facts(
    "Does the company operate an electronic system, such as a website or app?",
    "operates-electronic-system",
    yes=("services[]",),
    rests_on=("services",),
)
by_facts(
    "Are loyalty or price advantages tied to data?",
    "incentives-offered",
    yes=("purposes[purpose=run-loyalty-programmes]",),
)
by_facts("Is data of ten million people or more handled in a year?", "ten-million-consumers")
by_facts("Does the company run a social network?", "social-network")


@condition("Does the policy tell about refunds?")
def _refunds_told(case: Case) -> Outcome:
    found = case.found("refunds")
    return bool(found), found, ()


@condition("Is the policy published in several languages?")
def _several_languages(case: Case) -> Outcome:
    return len(case.facts.policy.languages) > 1, case.found("languages[]"), ()
