"""Who publishes what, as data: one module a publisher, and the registry that recognises their pages."""

from __future__ import annotations

from etl.publishers import (
    aawsat,
    akhbarelyom,
    alarabiya,
    aljazeera,
    almasryalyoum,
    alyaum,
    anadolu,
    assabah,
    bbc,
    cnn,
    dw,
    france24,
    generic,
    hespress,
    lbci,
    okaz,
    reuters,
    rt,
    sana,
    skynewsarabia,
    spa,
    sputnik,
    wam,
    xinhua,
    youm7,
)
from etl.publishers.registry import Recognised, Registry

PUBLISHERS = Registry(
    profiles=(
        aawsat.PROFILE,
        akhbarelyom.PROFILE,
        alarabiya.PROFILE,
        aljazeera.PROFILE,
        almasryalyoum.PROFILE,
        alyaum.PROFILE,
        anadolu.PROFILE,
        assabah.PROFILE,
        bbc.PROFILE,
        cnn.PROFILE,
        dw.PROFILE,
        france24.PROFILE,
        hespress.PROFILE,
        lbci.PROFILE,
        okaz.PROFILE,
        reuters.PROFILE,
        rt.PROFILE,
        sana.PROFILE,
        skynewsarabia.PROFILE,
        spa.PROFILE,
        sputnik.PROFILE,
        wam.PROFILE,
        xinhua.PROFILE,
        youm7.PROFILE,
    ),
    fallback=generic.PROFILE,
)
"""Every publisher that Warraq knows."""

__all__ = ["PUBLISHERS", "Recognised", "Registry"]
