;;; argmap-mode.el --- Maps of claims and their evidence  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: MIT
;; Package-Requires: ((emacs "27.1"))

;;; Commentary:

;; Colours for argmap's maps, and the language server for Eglot.
;; Written by grammar/make.py.

;;; Code:

(defgroup argmap nil
  "Maps of claims, their evidence, their speakers and their counterclaims."
  :group 'text)

(defface argmap-heading '((t :inherit bold))
  "Face of the colour `heading' of maps.")
(defface argmap-kind '((t :inherit font-lock-keyword-face))
  "Face of the colour `kind' of maps.")
(defface argmap-id '((t :inherit font-lock-function-name-face))
  "Face of the colour `id' of maps.")
(defface argmap-key '((t :inherit font-lock-type-face))
  "Face of the colour `key' of maps.")
(defface argmap-relation '((t :inherit font-lock-keyword-face))
  "Face of the colour `relation' of maps.")
(defface argmap-strength '((t :inherit font-lock-builtin-face))
  "Face of the colour `strength' of maps.")
(defface argmap-saying '((t :inherit font-lock-preprocessor-face))
  "Face of the colour `saying' of maps.")
(defface argmap-reference '((t :inherit font-lock-variable-name-face))
  "Face of the colour `reference' of maps.")
(defface argmap-speaker '((t :inherit font-lock-builtin-face))
  "Face of the colour `speaker' of maps.")
(defface argmap-word '((t :inherit font-lock-keyword-face))
  "Face of the colour `word' of maps.")
(defface argmap-mode '((t :inherit font-lock-constant-face))
  "Face of the colour `mode' of maps.")
(defface argmap-locator '((t :inherit font-lock-constant-face))
  "Face of the colour `locator' of maps.")
(defface argmap-mark '((t :inherit shadow))
  "Face of the colour `mark' of maps.")
(defface argmap-join '((t :inherit font-lock-keyword-face))
  "Face of the colour `join' of maps.")
(defface argmap-arrow '((t :inherit font-lock-keyword-face))
  "Face of the colour `arrow' of maps.")
(defface argmap-quote-mark '((t :inherit shadow))
  "Face of the colour `quote mark' of maps.")
(defface argmap-quote '((t :inherit font-lock-string-face))
  "Face of the colour `quote' of maps.")
(defface argmap-value '((t :inherit font-lock-constant-face))
  "Face of the colour `value' of maps.")
(defface argmap-percent '((t :inherit font-lock-constant-face))
  "Face of the colour `percent' of maps.")
(defface argmap-date '((t :inherit font-lock-constant-face))
  "Face of the colour `date' of maps.")
(defface argmap-link '((t :inherit link))
  "Face of the colour `link' of maps.")
(defface argmap-comment '((t :inherit font-lock-comment-face))
  "Face of the colour `comment' of maps.")
(defface argmap-suppression '((t :inherit font-lock-preprocessor-face))
  "Face of the colour `suppression' of maps.")
(defface argmap-rule '((t :inherit font-lock-constant-face))
  "Face of the colour `rule' of maps.")

(defconst argmap--heads
  "^\\(map\\|source\\|speaker\\|question\\|claim\\|evidence\\|assumption\\|gap\\|argument\\|section\\|import\\)[ \t]+\\([^ \t\n:]+\\)[ \t]*:\\(?:[ \t]\\|$\\)"
  "The head of an entry; the second group is its id.")

(defconst argmap--no-text
  "[ \t]+\\(?:>\\|[^ \t\n!-/:-@[-`{-~][^ \t\n!-&(-,./:-@[-^`{-~]*\\(?:[ \t]+[^ \t\n!-/:-@[-`{-~][^ \t\n!-&(-,./:-@[-^`{-~]*\\)\\{0,2\\}[ \t]*:\\(?:[ \t]\\|$\\)\\)"
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
  `(("^\\([ \t]*#[ \t]+\\)\\(argmap:[ \t]*ignore\\)\\(\\[\\)\\([^]\n]*\\)\\(\\]\\)\\(.*\\)$"
     (1 'argmap-comment nil t)
     (2 'argmap-suppression nil t)
     (3 'argmap-mark nil t)
     (4 'argmap-rule nil t)
     (5 'argmap-mark nil t)
     (6 'argmap-comment nil t))
    ("^\\([ \t]*\\)\\(#\\(?:[ \t].*\\)?\\)$"
     (2 'argmap-comment nil t))
    ("^\\([ \t]*\\)\\(>\\)\\(.*\\)$"
     (2 'argmap-quote-mark nil t)
     (3 'argmap-quote nil t))
    ("^\\(map\\|section\\)\\([ \t]+\\)\\([^ \t\n:]+\\)\\([ \t]*\\)\\(:\\)\\(?:\\([ \t]+\\)\\(.*\\)\\)?$"
     (1 'argmap-kind nil t)
     (3 'argmap-id nil t)
     (5 'argmap-mark nil t)
     (7 'argmap-heading nil t))
    (,(apply-partially #'argmap--more "^\\(map\\|section\\)\\([ \t]+\\)\\([^ \t\n:]+\\)\\([ \t]*\\)\\(:\\)\\(?:\\([ \t]+\\)\\(.*\\)\\)?$")
     (1 'argmap-heading))
    ("^\\(import\\)\\([ \t]+\\)\\([^ \t\n:]+\\)\\([ \t]*\\)\\(:\\)\\(?:\\([ \t]+\\)\\(.*\\)\\)?$"
     (1 'argmap-kind nil t)
     (3 'argmap-id nil t)
     (5 'argmap-mark nil t)
     (7 'argmap-link nil t))
    ("^\\(source\\|speaker\\|question\\|claim\\|evidence\\|assumption\\|gap\\|argument\\)\\([ \t]+\\)\\([^ \t\n:]+\\)\\([ \t]*\\)\\(:\\)\\(?:\\([ \t]+\\)\\(.*\\)\\)?$"
     (1 'argmap-kind nil t)
     (3 'argmap-id nil t)
     (5 'argmap-mark nil t))
    ("^\\([ \t]+\\)\\(strongly\\|weakly\\)\\([ ]\\)\\(supports\\|supported by\\|attacks\\|attacked by\\|undercuts\\|undercut by\\)\\(:\\)\\(\\(?:[ \t].*\\)?\\)$"
     (2 'argmap-strength nil t)
     (4 'argmap-relation nil t)
     (5 'argmap-mark nil t)
     ("[^ \t\n,+>]*[^ \t\n,+>-]"
      (progn (goto-char (match-beginning 6)) (match-end 6))
      nil (0 'argmap-reference t))
     (","
      (progn (goto-char (match-beginning 6)) (match-end 6))
      nil (0 'argmap-mark t))
     ("\\+"
      (progn (goto-char (match-beginning 6)) (match-end 6))
      nil (0 'argmap-join t))
     ("->"
      (progn (goto-char (match-beginning 6)) (match-end 6))
      nil (0 'argmap-arrow t)))
    ("^\\([ \t]+\\)\\(supports\\|supported by\\|attacks\\|attacked by\\|undercuts\\|undercut by\\|contradicts\\|corroborates\\|updates\\|updated by\\|explains\\|explained by\\|details\\|detailed by\\|assumes\\|assumed by\\|bears on\\|answers\\|answered by\\)\\(:\\)\\(\\(?:[ \t].*\\)?\\)$"
     (2 'argmap-relation nil t)
     (3 'argmap-mark nil t)
     ("[^ \t\n,+>]*[^ \t\n,+>-]"
      (progn (goto-char (match-beginning 4)) (match-end 4))
      nil (0 'argmap-reference t))
     (","
      (progn (goto-char (match-beginning 4)) (match-end 4))
      nil (0 'argmap-mark t))
     ("\\+"
      (progn (goto-char (match-beginning 4)) (match-end 4))
      nil (0 'argmap-join t))
     ("->"
      (progn (goto-char (match-beginning 4)) (match-end 4))
      nil (0 'argmap-arrow t)))
    ("^\\([ \t]+\\)\\(cites\\|of\\|premises\\|conclusion\\)\\(:\\)\\(\\(?:[ \t].*\\)?\\)$"
     (2 'argmap-key nil t)
     (3 'argmap-mark nil t)
     ("[^ \t\n,+>]*[^ \t\n,+>-]"
      (progn (goto-char (match-beginning 4)) (match-end 4))
      nil (0 'argmap-reference t))
     (","
      (progn (goto-char (match-beginning 4)) (match-end 4))
      nil (0 'argmap-mark t))
     ("\\+"
      (progn (goto-char (match-beginning 4)) (match-end 4))
      nil (0 'argmap-join t))
     ("->"
      (progn (goto-char (match-beginning 4)) (match-end 4))
      nil (0 'argmap-arrow t)))
    ("^\\([ \t]+\\)\\(said by\\|denied by\\|doubted by\\)\\(:\\)\\(\\(?:[ \t].*\\)?\\)$"
     (2 'argmap-saying nil t)
     (3 'argmap-mark nil t)
     ("[^ \t\n,+>]*[^ \t\n,+>-]"
      (progn (goto-char (match-beginning 4)) (match-end 4))
      nil (0 'argmap-reference t))
     (","
      (progn (goto-char (match-beginning 4)) (match-end 4))
      nil (0 'argmap-mark t))
     ("[ \t,]\\(\\(?:author\\|unnamed\\)\\)\\(?:[ \t,]\\|$\\)"
      (progn (goto-char (match-beginning 4)) (match-end 4))
      nil (1 'argmap-speaker t))
     (",[ ]?\\(\\(?:direct\\|indirect\\|act\\|survey\\)\\)[ \t]*$"
      (progn (goto-char (match-beginning 4)) (match-end 4))
      nil (1 'argmap-mode t))
     ("[ \t,]\\(\\(?:page\\|pages\\|section\\|paragraph\\|paragraphs\\|line\\|lines\\) [0-9]+\\(?:[.-][0-9]+\\)*\\|[0-9]\\{2\\}:[0-9]\\{2\\}:[0-9]\\{2\\}\\)"
      (progn (goto-char (match-beginning 4)) (match-end 4))
      nil (1 'argmap-locator t))
     ("[ \t,]\\(\\(?:via\\|in\\)\\)\\(?:[ \t,]\\|$\\)"
      (progn (goto-char (match-beginning 4)) (match-end 4))
      nil (1 'argmap-word t)))
    ("^\\([ \t]+\\)\\(from\\)\\(:\\)\\(\\(?:[ \t].*\\)?\\)$"
     (2 'argmap-saying nil t)
     (3 'argmap-mark nil t)
     ("[^ \t\n,+>]*[^ \t\n,+>-]"
      (progn (goto-char (match-beginning 4)) (match-end 4))
      nil (0 'argmap-reference t))
     (","
      (progn (goto-char (match-beginning 4)) (match-end 4))
      nil (0 'argmap-mark t))
     ("[ \t,]\\(\\(?:page\\|pages\\|section\\|paragraph\\|paragraphs\\|line\\|lines\\) [0-9]+\\(?:[.-][0-9]+\\)*\\|[0-9]\\{2\\}:[0-9]\\{2\\}:[0-9]\\{2\\}\\)"
      (progn (goto-char (match-beginning 4)) (match-end 4))
      nil (1 'argmap-locator t)))
    ("^\\([ \t]+\\)\\(hedge\\)\\(:\\)\\(?:\\([ \t]+\\)\\(.*\\)\\)?$"
     (2 'argmap-saying nil t)
     (3 'argmap-mark nil t)
     (5 'argmap-quote nil t))
    (,(apply-partially #'argmap--more "^\\([ \t]+\\)\\(hedge\\)\\(:\\)\\(?:\\([ \t]+\\)\\(.*\\)\\)?$")
     (1 'argmap-quote))
    ("^\\([ \t]+\\)\\(on\\|published\\|accessed\\|date\\|tested\\)\\(:\\)\\(?:\\([ \t]+\\)\\(.*\\)\\)?$"
     (2 'argmap-key nil t)
     (3 'argmap-mark nil t)
     (5 'argmap-date nil t))
    ("^\\([ \t]+\\)\\(url\\|archived\\|file\\)\\(:\\)\\(?:\\([ \t]+\\)\\(.*\\)\\)?$"
     (2 'argmap-key nil t)
     (3 'argmap-mark nil t)
     (5 'argmap-link nil t))
    ("^\\([ \t]+\\)\\(likelihood\\|confidence\\|grade\\|scale\\|scheme\\|strength\\|stance\\)\\(:\\)\\(\\(?:[ \t].*\\)?\\)$"
     (2 'argmap-key nil t)
     (3 'argmap-mark nil t)
     ("[^ \t\n,]\\(?:[^,]*[^ \t\n,]\\)?"
      (progn (goto-char (match-beginning 4)) (match-end 4))
      nil (0 'argmap-value t))
     ("[0-9][0-9.]*\\(?:[ \t]*[-–][ \t]*[0-9][0-9.]*\\)?[ \t]*%"
      (progn (goto-char (match-beginning 4)) (match-end 4))
      nil (0 'argmap-percent t))
     (",.*"
      (progn (goto-char (match-beginning 4)) (match-end 4))
      nil (0 nil t)))
    ("^\\([ \t]+\\)\\(author\\|summary\\|publisher\\|sha256\\|medium\\|descriptor\\|excerpt\\|role\\|alias\\|interest\\|falls if\\|note\\|tags\\)\\(:\\)\\(?:\\([ \t]+\\)\\(.*\\)\\)?$"
     (2 'argmap-key nil t)
     (3 'argmap-mark nil t)))
  "What is coloured, and how.")

(defvar argmap-mode-syntax-table
  (let ((table (make-syntax-table text-mode-syntax-table)))
    (modify-syntax-entry ?- "_" table)
    (modify-syntax-entry ?_ "_" table)
    (modify-syntax-entry ?\" "." table)
    table)
  "Ids are symbols.")

(defconst argmap--prose
  "^[ \t]+\\(?:author\\|date\\|scale\\|summary\\|publisher\\|published\\|url\\|archived\\|accessed\\|file\\|sha256\\|grade\\|medium\\|descriptor\\|excerpt\\|role\\|alias\\|interest\\|hedge\\|likelihood\\|confidence\\|on\\|tested\\|falls if\\|scheme\\|strength\\|stance\\|note\\|tags\\):\\(?:[ \t]\\|$\\)"
  "The start of a line whose value is text.")

(defconst argmap--key
  "[ \t]+\\(?:author\\|date\\|scale\\|summary\\|publisher\\|published\\|url\\|archived\\|accessed\\|file\\|sha256\\|grade\\|medium\\|descriptor\\|cites\\|excerpt\\|role\\|of\\|alias\\|interest\\|said by\\|denied by\\|doubted by\\|from\\|hedge\\|likelihood\\|confidence\\|on\\|tested\\|falls if\\|premises\\|conclusion\\|scheme\\|strength\\|stance\\|supports\\|supported by\\|attacks\\|attacked by\\|undercuts\\|undercut by\\|contradicts\\|corroborates\\|updates\\|updated by\\|explains\\|explained by\\|details\\|detailed by\\|assumes\\|assumed by\\|bears on\\|answers\\|answered by\\|note\\|tags\\|strongly supports\\|weakly supports\\|strongly supported by\\|weakly supported by\\|strongly attacks\\|weakly attacks\\|strongly attacked by\\|weakly attacked by\\|strongly undercuts\\|weakly undercuts\\|strongly undercut by\\|weakly undercut by\\|map\\|source\\|speaker\\|question\\|claim\\|evidence\\|assumption\\|gap\\|argument\\|section\\|import\\)\\(?:[ \t\n:]\\|$\\)"
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
  (setq-local outline-regexp "\\(?:map\\|source\\|speaker\\|question\\|claim\\|evidence\\|assumption\\|gap\\|argument\\|section\\|import\\)[ \t]+[^ \t\n:]+[ \t]*:")
  (setq-local imenu-generic-expression `((nil ,argmap--heads 2))))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.argmap\\'" . argmap-mode))

(defvar eglot-server-programs)
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '(argmap-mode . ("argmap" "lsp"))))

(provide 'argmap-mode)
;;; argmap-mode.el ends here
