;;; drive.el --- Does with a file of a map what somebody does in Emacs  -*- lexical-binding: t; -*-

;; The file is the last argument; what came of it is written as JSON where `ARGMAP_STEPS' says.

(require 'json)
(require 'eglot)
(require 'xref)
(require 'cl-lib)

(defvar answers nil)
(defconst patience 120 "Seconds, for a slow machine; nothing waits longer than it has to.")

(defun note (name value)
  (push (cons name value) answers))

(defun wait (what condition)
  (let ((until (+ (float-time) patience)))
    (while (not (funcall condition))
      (when (> (float-time) until)
        (error "Nothing came of: %s" what))
      (accept-process-output nil 0.02))))

(defun go (pattern)
  (goto-char (point-min))
  (re-search-forward pattern)
  (goto-char (match-beginning 1)))

(defun type (old new)
  "Put NEW in place of OLD at point, and tell the server, which Emacs does when it is idle."
  (delete-char (length old))
  (insert new)
  (eglot--signal-textDocument/didChange))

(defun findings ()
  (mapcar (lambda (one)
            (list (line-number-at-pos (flymake-diagnostic-beg one))
                  (buffer-substring-no-properties (flymake-diagnostic-beg one)
                                                  (flymake-diagnostic-end one))
                  (substring-no-properties (flymake-diagnostic-text one))))
          (flymake-diagnostics)))

(defun main (path)
  (setq eglot-sync-connect t
        eglot-autoshutdown nil
        make-backup-files nil
        auto-save-default nil
        create-lockfiles nil)
  (find-file path)
  (note 'mode (symbol-name major-mode))
  (note 'ensured (and (memq #'eglot-ensure argmap-mode-hook) t))
  (run-hooks 'post-command-hook)        ; where Eglot starts, which a batch has none of
  (wait "starting the server" #'eglot-current-server)
  (wait "managing the file" (lambda () (bound-and-true-p eglot--managed-mode)))
  (flymake-mode 1)
  (flymake-start)

  (go "answers: \\(q-manas\\)")
  (type "q-manas" "über, q-mnas")
  (beginning-of-line)
  (type "" "  note: ‘Café’ – “5 €” 🏠 é\n")
  (end-of-line 0)
  (type "" ", 🏠🏠’ ü")
  (wait "finding a mistake" (lambda () (flymake-start) (cdr (findings))))
  (note 'mistake (vconcat (mapcar #'vconcat (findings))))
  (beginning-of-line)
  (type (buffer-substring (point) (line-beginning-position 2)) "")
  (go "answers: \\(über, q-mnas\\)")
  (type "über, q-mnas" "q-manas")
  (wait "forgetting a mistake" (lambda () (flymake-start) (not (findings))))

  (go "contradicts: \\(pleases-moscow\\)")
  (let* ((found (eglot-completion-at-point))
         (table (nth 2 found))
         (names (all-completions "" table)))
    (note 'completion (vconcat (mapcar #'substring-no-properties names)))
    (note 'documented
          (let ((name (car (member "wants-money" names))))
            (when name
              (substring-no-properties
               (or (funcall (plist-get (nthcdr 3 found) :annotation-function) name) ""))))))
  (note 'hover (json-encode (jsonrpc-request (eglot--current-server-or-lose)
                                             :textDocument/hover
                                             (eglot--TextDocumentPositionParams))))
  (let ((xref-prompt-for-identifier nil))
    (xref-find-definitions "LSP identifier at point."))
  (note 'definition (vector (file-name-nondirectory buffer-file-name) (line-number-at-pos)))

  (find-file path)
  (go "\\(warning-given\\)")
  (cl-letf (((symbol-function 'y-or-n-p) (lambda (&rest _) t)))
    (eglot-rename "threat-made"))
  (save-some-buffers t)

  (goto-char (point-max))
  (insert "\n\ngap  new:   ‘What’ – now, 5 € 🏠?  \n")
  (eglot--signal-textDocument/didChange)
  (eglot-format-buffer)
  (note 'formatted (vconcat (last (split-string (buffer-string) "\n") 3)))
  (set-buffer-modified-p nil)
  (eglot-shutdown (eglot-current-server)))

(let ((path (pop command-line-args-left)))
  (condition-case problem
      (main path)
    (error (note 'problem (format "%S" problem))))
  (with-temp-file (getenv "ARGMAP_STEPS")
    (insert (json-encode answers))))
