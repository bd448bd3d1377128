"""How well-known names sound in Turkish, in Turkish spelling; only the last syllable matters to a suffix."""

BRANDS = {
    "3M": "üçem", "Airbnb": "eyrbienbi", "Akamai": "akamay", "Amazon": "amazon", "Amplitude": "emplitud", "Apple": "epıl",
    "Auth0": "otziro", "Azure": "ejır", "ByteDance": "baytdens", "Chrome": "krom", "Claude": "klod", "Cloudflare": "klaudfler",
    "DigitalOcean": "dijitaloşın", "Dropbox": "dropboks", "eBay": "ibey", "Edge": "ec", "Facebook": "feysbuk",
    "Firebase": "fayırbeys", "GitHub": "githab", "Google": "gugıl", "Hetzner": "hetsner", "HubSpot": "habspot",
    "IBM": "aybiem", "Instagram": "instagram", "iOS": "ayoes", "LinkedIn": "linktin", "Mailchimp": "meylçimp", "Meta": "meta",
    "Microsoft": "maykrosoft", "MySQL": "mayeskuel", "n11": "onbir", "Netlify": "netlifay", "Notion": "noşın",
    "OpenAI": "openeyay", "Oracle": "orakıl", "Outlook": "autluk", "Paddle": "pedıl", "PayPal": "peypal",
    "Pipedrive": "paypdrayv", "Plausible": "plozıbıl", "PostgreSQL": "postgreskuel", "Salesforce": "seylsfors",
    "Shopify": "şopifay", "Skype": "skayp", "Slack": "slek", "Snapchat": "snepçet", "Spotify": "spotifay", "Square": "skuer",
    "Stripe": "strayp", "Supabase": "supabeys", "Twitter": "tvitır", "Vodafone": "vodafon", "WhatsApp": "vatsap",
    "Wise": "vayz", "X": "iks", "YouTube": "yutub", "Zoom": "zum",
}  # fmt: skip

ACRONYMS = (
    "BİM", "BOTAŞ", "CNIL", "DASK", "ETBİS", "ING", "KEP", "MASAK", "MEB", "MERSİS", "NASA", "NATO", "OYAK", "RTÜK", "TAV",
    "TEİAŞ", "TOBB", "TOKİ", "TÜİK", "VERBİS", "YÖK",
)  # fmt: skip
"""Abbreviations read as words, not letter by letter; most of six letters and more need no entry (`turkish.spoken`)."""

FRONTED = {
    "alkol": "alköl", "Cemal": "cemel", "dikkat": "dikket", "hakikat": "hakiket", "hal": "hel", "hâl": "hel", "hilal": "hilel",
    "ihlal": "ihlel", "istiklal": "istiklel", "kabul": "kabül", "Kemal": "kemel", "kontrol": "kontröl", "metropol": "metropöl",
    "petrol": "petröl", "protokol": "protoköl", "rol": "röl", "saat": "saet", "sadakat": "sadaket", "seyahat": "seyahet",
    "usul": "usül", "ziraat": "ziraet",
}  # fmt: skip
"""Words whose last vowel is spelt back but takes front suffixes: seyahat, seyahat’e."""

POSSESSIVES = ("Çiçeksepeti", "Kitapyurdu", "Yemeksepeti")
"""Brands that end in a possessive, and so take the pronominal n: Yemeksepeti’nde."""
