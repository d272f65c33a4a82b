"""Emacs' mode for maps."""

from __future__ import annotations

import json
import re

from dialects import emacs, unlooking

from argmap.language.highlight import COLOURS, LINES, NO_TEXT, VALUES, Line
from argmap.language.vocabulary import KEYS, KINDS, key_words

FACES = {
    "heading": "bold",
    "kind": "font-lock-keyword-face",
    "id": "font-lock-function-name-face",
    "key": "font-lock-type-face",
    "relation": "font-lock-keyword-face",
    "strength": "font-lock-builtin-face",
    "saying": "font-lock-preprocessor-face",
    "reference": "font-lock-variable-name-face",
    "speaker": "font-lock-builtin-face",
    "word": "font-lock-keyword-face",
    "mode": "font-lock-constant-face",
    "locator": "font-lock-constant-face",
    "mark": "shadow",
    "join": "font-lock-keyword-face",
    "arrow": "font-lock-keyword-face",
    "quote mark": "shadow",
    "quote": "font-lock-string-face",
    "value": "font-lock-constant-face",
    "percent": "font-lock-constant-face",
    "date": "font-lock-constant-face",
    "link": "link",
    "comment": "font-lock-comment-face",
    "suppression": "font-lock-preprocessor-face",
    "rule": "font-lock-constant-face",
}
"""Colours, and the faces of Emacs' that theirs inherit from."""

MODE = r""";;; argmap-mode.el --- Maps of claims and their evidence  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: MIT
;; Package-Requires: ((emacs "27.1"))

;;; Commentary:

;; Colours for argmap's maps, and the language server for Eglot.
;; Written by grammar/make.py.

;;; Code:

(defgroup argmap nil
  "Maps of claims, their evidence, their speakers and their counterclaims."
  :group 'text)

<faces>

(defconst argmap--heads
  <heads>
  "The head of an entry; the second group is its id.")

(defconst argmap--no-text
  <no-text>
  "The start of an indented line on which text does not go on.")

(defun argmap--text-line-p ()
  "Whether the line at point can be one on which text goes on."
  (and (looking-at "[ \t]+[^ \t\n]")
       (not (looking-at "[ \t]*#\\(?:[ \t]\\|$\\)"))
       (not (looking-at argmap--no-text))))

(defun argmap--goes-on-p (owner)
  "Whether the line at point goes on with the text of a line like OWNER."
  (and (argmap--text-line-p)
       (save-excursion
         (while (and (zerop (forward-line -1))
                     (or (argmap--text-line-p)
                         (looking-at "[ \t]*\\(?:#\\(?:[ \t].*\\)?\\)?$"))))
         (looking-at owner))))

(defun argmap--more (owner limit)
  "Find, up to LIMIT, a line that goes on with the text of a line like OWNER."
  (let (found)
    (while (and (not found)
                (re-search-forward "^[ \t]+\\([^ \t\n].*\\)$" limit t))
      (setq found (save-match-data
                    (save-excursion
                      (beginning-of-line)
                      (argmap--goes-on-p owner)))))
    found))

(defvar argmap-font-lock-keywords
  `(<keywords>)
  "What is coloured, and how.")

(defvar argmap-mode-syntax-table
  (let ((table (make-syntax-table text-mode-syntax-table)))
    (modify-syntax-entry ?- "_" table)
    (modify-syntax-entry ?_ "_" table)
    (modify-syntax-entry ?\" "." table)
    table)
  "Ids are symbols.")

(defconst argmap--prose
  <prose>
  "The start of a line whose value is text.")

(defconst argmap--key
  <key>
  "What a line of text can't begin with, its colon aside.")

(defun argmap--no-break-p ()
  "Whether no line of text can begin behind point."
  (save-excursion
    (skip-chars-backward " \t")
    (or (looking-at argmap--no-text)
        (looking-at argmap--key)
        (looking-at "[ \t]*#"))))

(defun argmap-fill-paragraph (&optional justify)
  "Fill the text, the quote or the comment at point, and nothing else.
JUSTIFY is as in `fill-paragraph'."
  (save-excursion
    (beginning-of-line)
    (let ((fill-nobreak-predicate '(argmap--no-break-p))
          (fill-prefix "  ")
          (owned t)
          (more #'argmap--text-line-p))
      (when (looking-at "[ \t]*\\([>#]\\)[ \t]+[^ \t\n]")
        (let ((same (format "[ \t]*%s[ \t]+[^ \t\n]" (match-string 1))))
          (setq fill-nobreak-predicate nil
                fill-prefix (buffer-substring (point) (1- (match-end 0)))
                owned nil
                more (lambda () (looking-at same)))))
      (while (and (funcall more)
                  (not (bobp))
                  (save-excursion
                    (forward-line -1)
                    (or (funcall more)
                        (and owned (argmap--owner-p)))))
        (forward-line -1))
      (when (if owned (argmap--owner-p) (funcall more))
        (let ((start (point)))
          (forward-line)
          (while (and (not (eobp)) (funcall more))
            (forward-line))
          (unless (looking-back "argmap:[ \t]*ignore.*\n" start)
            (fill-region-as-paragraph start (point) justify))))))
  t)

(defun argmap--owner-p ()
  "Whether the line at point begins a text."
  (or (looking-at argmap--heads) (looking-at argmap--prose)))

(defun argmap-indent-line ()
  "Indent the line at point below a head, and below a body line as that is.
Below a blank line it keeps what it has."
  (let ((indentation
         (save-excursion
           (beginning-of-line)
           (let ((own (if (looking-at "[ \t]*$") 0 (current-indentation))))
             (cond ((looking-at argmap--heads) 0)
                   ((bobp) own)
                   (t (forward-line -1)
                      (cond ((looking-at argmap--heads) 2)
                            ((looking-at "[ \t]*$") own)
                            (t (current-indentation)))))))))
    (if (<= (current-column) (current-indentation))
        (indent-line-to indentation)
      (save-excursion (indent-line-to indentation)))))

(defvar argmap-mode-map
  (let ((map (make-sparse-keymap)))
    (set-keymap-parent map text-mode-map)
    (define-key map (kbd "C-M-i") #'completion-at-point) ; in text it would correct the spelling
    map)
  "The keys of maps.")

;;;###autoload
(define-derived-mode argmap-mode text-mode "argmap"
  "Write maps of claims, their evidence, their speakers and their counterclaims."
  (setq-local font-lock-defaults '(argmap-font-lock-keywords t))
  (setq-local comment-start "# ")
  (setq-local comment-start-skip "#[ \t]+")
  (setq-local comment-use-syntax nil)
  (setq-local indent-tabs-mode nil)
  (setq-local indent-line-function #'argmap-indent-line)
  (setq-local electric-indent-inhibit t)
  (setq-local fill-paragraph-function #'argmap-fill-paragraph)
  (setq-local outline-regexp <outline>)
  (setq-local imenu-generic-expression `((nil ,argmap--heads 2))))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.argmap\\'" . argmap-mode))

(defvar eglot-server-programs)
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '(argmap-mode . ("argmap" "lsp"))))

(provide 'argmap-mode)
;;; argmap-mode.el ends here
"""


def quoted(pattern: str) -> str:
    """A regular expression of Emacs' as Lisp has it."""
    return json.dumps(pattern, ensure_ascii=False)


def face(colour: str) -> str:
    return "argmap-" + colour.replace(" ", "-")


def part(pattern: str, colour: str, group: int) -> str:
    """A part of a value, looked for from where the value begins."""
    lisp_face = f"'{face(colour)}" if colour in FACES else "nil"
    found, number = unlooking(pattern, colour)
    return (
        f"\n     ({quoted(emacs(found))}\n      (progn (goto-char (match-beginning {group}))"
        f" (match-end {group}))\n      nil ({number} {lisp_face} t))"
    )


def keyword(line: Line) -> str:
    """A line with its parts, and those on which its text goes on."""
    shown = []
    for group, name in enumerate(line.groups, 1):
        if name in VALUES:
            shown += [part(*one, group) for one in reversed(VALUES[name])]
        elif name in FACES:
            shown.append(f"\n     ({group} '{face(name)} nil t)")
    pattern = quoted(emacs(line.pattern))
    made = f"({pattern}{''.join(shown)})"
    if line.goes_on:
        more = f"(apply-partially #'argmap--more {pattern})"
        made += f"\n    (,{more}\n     (1 '{face(line.value)}))"
    return made


def mode() -> str:
    """The mode's file."""
    kinds = "|".join(KINDS)
    prose = "|".join(name for name, key in KEYS.items() if key.form in ("text", "hedge"))
    every = "|".join([*key_words(), *KINDS])
    faces = [
        f"(defface {face(colour)} '((t :inherit {FACES[colour]}))\n"
        f'  "Face of the colour `{colour}\' of maps.")'
        for colour in COLOURS
        if colour in FACES
    ]
    words = {
        "faces": "\n".join(faces),
        "heads": quoted(emacs(rf"^({kinds})[ \t]+([^\s:]+)[ \t]*:(?:[ \t]|$)")),
        "outline": quoted(emacs(rf"(?:{kinds})[ \t]+[^\s:]+[ \t]*:")),
        "prose": quoted(emacs(rf"^[ \t]+(?:{prose}):(?:[ \t]|$)")),
        "key": quoted(emacs(rf"[ \t]+(?:{every})(?:[\s:]|$)")),
        "no-text": quoted(emacs(NO_TEXT)),
        "keywords": "\n    ".join(map(keyword, LINES)),
    }
    return re.sub(r"<([a-z-]+)>", lambda mark: words[mark[1]], MODE)
