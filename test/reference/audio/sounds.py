"""WAV files by soundfile, resampling by scipy, trimming and log-mel spectrograms by librosa, for test/data/audio and test/models/logMel:
writes sounds.json beside this file. All is computed in double precision.

    pip install numpy==2.4.6 scipy==1.17.1 librosa==0.11.0 soundfile==0.14.0
    python sounds.py
"""

import base64
import io
import json
from pathlib import Path

import librosa
import numpy as np
import scipy
import scipy.signal
import soundfile

random = np.random.default_rng(11)


def rounded(values):
    return [float(f"{value:.7g}") for value in np.asarray(values, float).ravel()]


def whole(samples):
    """In units of 2^-15."""
    return [round(value * 2**15) for value in samples]


def sound(samples, rate):
    """A tone that rises, with noise and two louder places. Multiples of 2^-15 are the same numbers in single precision."""
    t = np.arange(samples) / rate
    loud = 0.15 + 0.5 * np.exp(-(((t - 0.3 * t[-1]) / (0.1 * t[-1])) ** 2)) + 0.3 * np.exp(-(((t - 0.7 * t[-1]) / (0.05 * t[-1])) ** 2))
    tone = np.sin(2 * np.pi * (200 * t + (0.3 * rate / 2 - 200) / (2 * t[-1]) * t**2))
    return np.round((0.8 * loud * tone + 0.01 * random.normal(size=samples)) * 2**15) / 2**15


files = []
for container, subtype, channels in [
    ("WAV", "PCM_U8", 1), ("WAV", "PCM_16", 1), ("WAV", "PCM_16", 2), ("WAV", "PCM_24", 2), ("WAV", "PCM_32", 1), ("WAV", "FLOAT", 3),
    ("WAV", "DOUBLE", 1), ("WAVEX", "PCM_16", 2), ("WAVEX", "PCM_24", 1), ("WAVEX", "FLOAT", 2), ("RF64", "PCM_16", 1), ("RF64", "PCM_24", 2),
]:
    values = np.clip(random.normal(size=(37, channels)) * 0.4, -0.99, 0.99)
    out = io.BytesIO()
    soundfile.write(out, values, 22050, format=container, subtype=subtype)
    read, rate = soundfile.read(io.BytesIO(out.getvalue()), dtype="float64", always_2d=True)
    files.append(dict(name=f"{container} {subtype} {channels}", bytes=base64.b64encode(out.getvalue()).decode(), rate=rate, samples=rounded(read.mean(1))))

resampled = []
for before, after, count in [(48000, 16000, 700), (44100, 16000, 900), (22050, 16000, 500), (8000, 16000, 150), (16000, 44100, 90), (11025, 8000, 401)]:
    x = sound(count, before)
    up, down = after // np.gcd(before, after), before // np.gcd(before, after)
    resampled.append({"from": before, "to": after, "x": whole(x), "y": rounded(scipy.signal.resample_poly(x, up, down))})

x = np.concatenate([0.0004 * random.normal(size=1500), sound(3000, 16000), 0.00002 * random.normal(size=2100)])
x = np.round(x * 2**15) / 2**15
cases = []
for below, window, hop in [(40, 512, 128), (20, 256, 64), (60, 100, 33), (6, 512, 128)]:
    _, (start, end) = librosa.effects.trim(x, top_db=below, frame_length=window, hop_length=hop)
    cases.append(dict(below=below, window=window, hop=hop, start=int(start), end=int(end)))
trimmed = dict(x=whole(x), cases=cases)

spectrograms = []
for options in [
    dict(),
    dict(bands=64, scale="slaney", norm="slaney", lowest=50, highest=7600),
    dict(window=400, hop=160, fftSize=400, bands=23, padding="reflect"),
    dict(rate=8000, bands=20, padding="zeros"),
    dict(window=300, hop=77, fftSize=350, bands=12, norm="slaney"),
    dict(rate=22050, fftSize=1024, hop=256, window=1024, bands=30, scale="slaney", floor=1e-3, padding="reflect"),
]:
    rate = options.get("rate", 16000)
    window = options.get("window", round(0.025 * rate))
    x = sound(2000, rate)
    padding = options.get("padding", "none")
    power = librosa.feature.melspectrogram(
        y=x, sr=rate, n_fft=options.get("fftSize", 2 ** int(np.ceil(np.log2(window)))), win_length=window, hop_length=options.get("hop", round(0.01 * rate)),
        center=padding != "none", pad_mode={"zeros": "constant", "reflect": "reflect", "none": "constant"}[padding], power=2.0,
        n_mels=options.get("bands", 40), fmin=options.get("lowest", 0), fmax=options.get("highest", rate / 2),
        htk=options.get("scale", "htk") == "htk", norm=None if options.get("norm", "none") == "none" else "slaney", dtype=np.float64,
    )
    y = np.log(np.maximum(options.get("floor", 1e-6), power)).T
    spectrograms.append(dict(options=options, x=whole(x), shape=list(y.shape), y=rounded(y)))

made = f"librosa {librosa.__version__}, scipy {scipy.__version__}, soundfile {soundfile.__version__}"
Path(__file__).with_suffix(".json").write_text(json.dumps(dict(made=made, files=files, resampled=resampled, trimmed=trimmed, spectrograms=spectrograms)) + "\n")
