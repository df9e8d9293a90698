"""BBC Arabic: picture credit and caption under labels, boxes with skip links; before 2012 a dump without line ends."""

from __future__ import annotations

from datetime import date

from etl.publishers.profile import CardPart, Layout, Profile, Sign

PROFILE = Profile(
    key="bbc",
    name="BBC Arabic",
    name_ar="بي بي سي عربي",
    country="GB",
    hosts=("bbc.com", "bbc.co.uk", "bbcarabic.com"),
    marks=(
        "\nBBC News, عربي\n",
        "\nBBC Arabic - ",
        "\nBBCArabic.com\n",
        "\nصدر الصورة، ",
        "\nRole, بي بي سي",
        "\nتخطى قصص مقترحة",
        " بي بي سي. بي بي سي ليست مسؤولة",
    ),
    layouts=(
        Layout(
            name="2009",
            until=date(2012, 1, 1),
            marks=("\nBBC Arabic - ",),
            phrases={
                Sign.NAVIGATION: (
                    "content …",
                    "شارك برأيك",
                    "راديو وتلفزيون",
                    "تقارير صوتية ومصورة",
                ),
                Sign.SECTION: ("الشرق الأوسط", "العالم", "اقتصاد وأعمال", "منوعات", "علوم وتكنولوجيا", "رياضة"),
            },
            card=(CardPart.HEADLINE,),
        ),
        Layout(
            name="2022",
            phrases={
                Sign.WIDGET: ("Article information", "Published", "نُشر"),
                Sign.NAVIGATION: ("يمكنكم تسلم إشعارات …", "يمكنكم استقبال إشعارات …"),
                Sign.RELATED: ("قصص مقترحة", "تخطى قصص مقترحة وواصل القراءة", "اخترنا لكم", "مواضيع ذات صلة"),
                Sign.BOX_END: ("قصص مقترحة نهاية", "اخترنا لكم نهاية"),
                Sign.TICKER: ("الأكثر قراءة", "اخترنا لك", "مقالات رئيسية"),
            },
        ),
    ),
)
