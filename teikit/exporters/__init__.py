# SPDX-License-Identifier: Apache-2.0
"""Writes a TEI document in other formats."""
