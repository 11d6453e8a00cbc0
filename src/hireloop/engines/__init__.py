"""Adapters to speech, vision, language and text engines. One file per kind; no Django."""
