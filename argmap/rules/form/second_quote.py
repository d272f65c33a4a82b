"""Severity: error, always on"""
