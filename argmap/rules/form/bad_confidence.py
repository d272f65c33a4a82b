"""Severity: error"""
