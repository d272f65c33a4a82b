"""Severity: warning"""
