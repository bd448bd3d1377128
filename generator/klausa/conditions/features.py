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
        "data[].items[item=user-prompts]",
        "integrations[].purposes=generate-ai-responses",
        "ai.features[].answers-out-of-scope",
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
        "services[kind=ai-system/ai-assistant/ai-agent/chatbot/ai-customer-service-platform]",
        "ai.features[].based-on",
        "ai.inference-only",
        "ai.training.answer=yes",
        f"recipients[kind={AI_PROVIDERS}]",
        "purposes[purpose=generate-ai-responses/train-ai-models/perform-inference]",
    ),
    rests_on=("ai",),
)


# -- messages, cookies, and the rest --------------------------------------------------------------------------------------

_MARKETING = "send-marketing/send-promotions/send-newsletters/send-product-updates"

by_facts(
    "Are marketing messages sent?",
    "marketing-sent",
    yes=("marketing.sent=yes", "marketing.messages", f"purposes[purpose={_MARKETING}]", f"bases[].examples={_MARKETING}"),
    no=("marketing.sent=no",),
    rests_on=("marketing.sent",),
)
by_facts(
    "Are cookies or similar technologies used?",
    "cookies-used",
    yes=("cookies.used", "cookies.classes[]", "cookies.list[]", "sources[channels=cookies/sdks]"),
    rests_on=("cookies.used",),
)
_NECESSARY = "strictly-necessary/security/authentication/session"
_OPTIONAL = "analytics/advertising/targeting/performance/functional/preference/social-media/non-essential"


@condition("Are cookies used that the service could do without?")
def _optional_cookies_used(case: Case) -> Outcome:
    found = case.found(
        f"cookies.classes[kind!={_NECESSARY}/first-party]",
        "cookies.classes[optional=yes]",
        f"cookies.list[kind={_OPTIONAL}]",
        "cookies.refusal.what=non-essential",
        "cookies.uses=analytics/advertising/behavioural-advertising",
    )
    if found:
        return True, found, ()
    # of a company's own cookies as a class, nothing says whether the service could do without them
    necessary = case.found(f"cookies.classes[kind={_NECESSARY}]", "cookies.classes[optional=no]")
    every = len(necessary) == len(case.found("cookies.classes[]"))
    return (False, necessary, ()) if necessary and every else (None, (), ("cookies.classes",))


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
    yes=("services[]", "controller.websites", "cookies.used"),
    rests_on=("services", "controller.websites"),
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
