#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Somebody to ask; tests put their own answers in the place of a person.
struct Terminal: Sendable {
    /// Shows a question and returns the line that was typed, without its end; nil when nothing came. What is typed in
    /// answer to a hidden question is not shown.
    var ask: @Sendable (_ question: String, _ isHidden: Bool) -> String?

    /// The terminal of the process; nil when its standard input is none.
    static func process() -> Terminal? {
        guard isatty(STDIN_FILENO) == 1 else { return nil }
        return Terminal { question, isHidden in
            guard isHidden else {
                show(question)
                return line()
            }
            var shown = termios()
            guard tcgetattr(STDIN_FILENO, &shown) == 0 else { return nil }
            var hidden = shown
            hidden.c_lflag &= ~tcflag_t(ECHO)
            // Before the question stands there, so that an answer pasted at once is not shown; and without a flush, which
            // would throw such an answer away and wait for another.
            guard tcsetattr(STDIN_FILENO, TCSADRAIN, &hidden) == 0 else { return nil }
            defer {
                tcsetattr(STDIN_FILENO, TCSADRAIN, &shown)
                show("\n")
            }
            show(question)
            return line()
        }
    }

    private static func show(_ text: String) {
        Channel.stream(STDERR_FILENO, wantsColours: false).write(text)
    }

    /// A line of the terminal; nil at its end, and when the program is to stop.
    private static func line() -> String? {
        var bytes: [UInt8] = []
        while !Task.isCancelled {
            var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
            // Looks up five times a second, because Ctrl-C comes as a cancellation and not as an end of input.
            guard poll(&input, 1, 200) > 0 else { continue }
            var byte: UInt8 = 0
            guard read(STDIN_FILENO, &byte, 1) == 1 else {
                return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
            }
            if byte == 0x0A { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(byte)
        }
        return nil
    }
}
