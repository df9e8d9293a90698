"""Asharq Al-Awsat: the head is printed twice around a ``TT`` button, the next articles are appended by scrolling."""

from __future__ import annotations

from etl.publishers.profile import CardPart, Layout, Profile, Sign

PROFILE = Profile(
    key="aawsat",
    name="Asharq Al-Awsat",
    name_ar="الشرق الأوسط",
    country="SA",
    hosts=("aawsat.com",),
    marks=(
        "\nTT\n",
        ": «الشرق الأوسط»\n",
        "\n«الشرق الأوسط» (",
        " لـ«الشرق الأوسط»",
        "(«الشرق الأوسط»)\n",
        "\nجريدة الشرق الاوسط\n",
    ),
    layouts=(
        Layout(
            name="2023",
            phrases={
                Sign.WIDGET: ("TT", "استمع إلى المقالة"),
                Sign.RELATED: ("مقالات ذات صلة",),
                Sign.SECTION: (
                    "الصفحة: …",
                    "المشرق العربي",
                    "شمال افريقيا",
                    "الخليج",
                    "شؤون إقليمية",
                    "العالم العربي",
                    "العالم",
                    "أوروبا",
                    "الولايات المتحدة",
                    "آسيا",
                    "أفريقيا",
                    "أميركا اللاتينية",
                    "الاقتصاد",
                    "الرأي",
                    "ثقافة وفنون",
                    "كتب",
                    "يوميات الشرق",
                    "صحتك",
                    "تكنولوجيا",
                    "علوم",
                    "بيئة",
                    "إعلام",
                    "سينما",
                    "الوتر السادس",
                    "لمسات الموضة",
                    "مذاقات",
                    "سفر وسياحة",
                    "عالم الحيوان",
                    "رياضة سعودية",
                    "رياضة عربية",
                    "رياضة عالمية",
                    "الرياضة",
                    "تحقيقات وقضايا",
                    "تحقيقات",
                    "حصاد الأسبوع",
                    "خاص",
                ),
            },
            card=(CardPart.SECTION_CAPTION, CardPart.HEADLINE, CardPart.TEASER, CardPart.BYLINE),
        ),
    ),
)
