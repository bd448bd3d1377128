"""How well-known names sound in Turkish, in Turkish spelling; only the last syllable matters to a suffix."""

BRANDS = {
    "3M": "üçem", "Adjust": "acast", "Airbnb": "eyrbienbi", "Akamai": "akamay", "Amazon": "amazon", "Amplitude": "emplitud",
    "Apple": "epıl", "AppsFlyer": "epsflayır", "Aspire": "ıspayır", "Auth0": "otziro", "Azure": "ejır", "Branch": "brenç",
    "Brave": "breyv", "Braze": "breyz", "ByteDance": "baytdens", "Chrome": "krom", "Claude": "klod", "Clerk": "klörk",
    "Cohere": "kohir", "Confluence": "konfluıns", "Craftgate": "kraftgeyt", "D&R": "dienar", "Deloitte": "deloyt",
    "Docker": "dokır", "Dropbox": "dropboks", "eBay": "ibey", "Edge": "ec", "Facebook": "feysbuk", "Flutter": "flatır",
    "GitHub": "githab", "H&M": "heyçendem", "Hetzner": "hetsner", "HubSpot": "habspot", "IBM": "aybiem",
    "Insider": "insaydır", "Instagram": "instagram", "iOS": "ayoes", "iPad": "ayped", "Kindle": "kindıl",
    "LinkedIn": "linktin", "Linode": "linod", "Mac": "mek", "Mailchimp": "meylçimp", "Mailgun": "meylgan",
    "Messenger": "mesıncır", "Meta": "meta", "Microsoft": "maykrosoft", "MySQL": "mayeskuel", "n11": "onbir",
    "n8n": "eneyten", "Netgsm": "netgeseme", "Netlify": "netlifay", "Nike": "nayk", "OpenAI": "openeyay", "Outlook": "autluk",
    "PayPal": "peypal", "Peugeot": "pejo", "Pinecone": "paynkon", "PostgreSQL": "postgreskuel", "Renault": "reno",
    "Replicate": "replikeyt", "Shopify": "şopifay", "Skype": "skayp", "Slack": "slek", "Snapchat": "snepçet",
    "Spotify": "spotifay", "Starbucks": "starbaks", "Stripe": "strayp", "Tinder": "tindır", "Twitter": "tvitır",
    "Viber": "vaybır", "Vodafone": "vodafon", "Weaviate": "viviyeyt", "WhatsApp": "vatsap", "Wise": "vayz",
    "Workday": "vörkdey", "X": "iks", "YouTube": "yutub", "Zoom": "zum",
}  # fmt: skip

ENGLISH = {
    "Ads": "eds", "AI": "eyay", "Chat": "çet", "Code": "kod", "Commerce": "komers", "Engine": "encin", "Exchange": "eksçeync",
    "Home": "hom", "IaaS": "ayas", "Inc": "ink", "Intelligence": "intelicıns", "Line": "layn", "Lite": "layt", "Live": "layv",
    "Ltd": "limited", "Make": "meyk", "Maps": "meps", "Message": "mesıc", "Mobile": "mobayl", "Node": "nod", "Ocean": "oşın",
    "Office": "ofis", "One": "van", "OS": "oes", "PaaS": "pas", "Page": "peyc", "Prime": "praym", "SaaS": "sas",
    "Scale": "skeyl", "Service": "sörvis", "Suite": "süit", "Time": "taym", "Voice": "voys", "Wi-Fi": "vayfay",
    "Word": "vörd", "Zone": "zon",
}  # fmt: skip
"""Words and abbreviations read in English that names end in: Hugging Face, OneDrive, Mistral AI."""

PLACES = {"Guadeloupe": "gvadelup", "Ivoire": "ivuar", "Nepal": "nepel", "Senegal": "senegel"}

ACRONYMS = (
    "ASEAN", "BİM", "BIST", "BİST", "CNIL", "DASK", "ETBİS", "İGDAŞ", "KEP", "MEB", "MİT", "NIST", "PIN", "POS", "RTÜK", "SIM", "ŞOK",
    "SWIFT", "TAV", "TEB", "TEİAŞ", "TOBB", "TOGG", "TROY", "TÜİK", "YÖK",
)  # fmt: skip
"""Abbreviations read as words, not letter by letter, that `turkish.spoken` would not take for words."""

FRONTED = {
    "alkol": "alköl", "Cemal": "cemel", "dijital": "dijitel", "dikkat": "dikket", "festival": "festivel", "final": "finel",
    "global": "globel", "gol": "göl", "hakikat": "hakiket", "hal": "hel", "hâl": "hel", "harf": "herf", "hilal": "hilel",
    "ideal": "ideel", "ihlal": "ihlel", "istiklal": "istiklel", "iştirak": "iştirek", "kabul": "kabül", "kapital": "kapitel",
    "Kemal": "kemel", "kontrol": "kontröl", "kristal": "kristel", "medikal": "medikel", "menfaat": "menfaet",
    "metropol": "metropöl", "petrol": "petröl", "protokol": "protoköl", "rol": "röl", "saat": "saet", "sadakat": "sadaket",
    "sembol": "semböl", "seyahat": "seyahet", "sürat": "süret", "terminal": "terminel", "usul": "usül", "ziraat": "ziraet",
}  # fmt: skip
"""Words whose last vowel is spelt back but takes front suffixes: seyahat, seyahat’e."""

POSSESSIVES = ("Çiçeksepeti", "İletimerkezi", "Kitapyurdu", "Şti", "Yemeksepeti")
"""Names of one word that end in a possessive, and so take the pronominal n: Yemeksepeti’nde."""

POSSESSIVE_HEADS = (
    "Adası", "Ajansı", "Alanı", "Bankası", "Belediyesi", "Birimi", "Bölgesi", "Borsası", "Cumhuriyeti", "Çerçevesi", "Dairesi",
    "Derneği", "Enstitüsü", "Eyaleti", "Fakültesi", "Fonu", "Gazetesi", "Ginesi", "Grubu", "Guyanası", "Hollandası", "İdaresi",
    "İli", "İlçesi", "Kanunu", "Komisyonu", "Komitesi", "Konseyi", "Kurulu", "Kurumu", "Kuruluşu", "Kurultayı", "Mahkemesi",
    "Meclisi", "Merkezi", "Metni", "Ofisi", "Odası", "Platformu", "Polinezyası", "Politikası", "Programı", "Sahili", "Samoası",
    "Sicili", "Sigortası", "Sistemi", "Sitesi", "Sözleşmesi", "Şirketi", "Tüzüğü", "Uygulaması", "Üniversitesi", "Vakfı",
)  # fmt: skip
"""Last words of Turkish names that are possessives wherever another word goes before: Cook Adaları, Ticaret Bakanlığı."""
