import Foundation

/// A plain text message.
public struct MailMessage: Hashable, Sendable {
    /// Who sends: `me@example.org` or `My Name <me@example.org>`.
    public var from: String
    /// Who receives, in the same form.
    public var to: [String]
    /// One line.
    public var subject: String
    /// The text, lines parted by `\n`.
    public var text: String
    /// The moment written into it.
    public var sentAt: Date

    /// A message.
    public init(from: String, to: [String], subject: String, text: String, sentAt: Date) {
        self.from = from
        self.to = to
        self.subject = subject
        self.text = text
        self.sentAt = sentAt
    }

    /// The message as it goes over the wire (RFC 5322, MIME): ASCII, no line above 78 bytes, lines ended by CR LF.
    ///
    /// - Parameter id: the left part of its Message-ID; must never repeat.
    func wireText(id: String) throws(MailError) -> String {
        let sender = try MailAddress(from)
        var lines = [
            "Date: \(dateField)",
            "From: \(sender.field)",
            "To: \(try recipients().map(\.field).joined(separator: ",\r\n "))",
            "Subject: \(HeaderText.encode(subject, after: "Subject: ".count))",
            "Message-ID: <\(id)@\(sender.domain)>",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
            "Auto-Submitted: auto-generated",
            "",
        ]
        lines.append(QuotedPrintable.encode(text))
        return lines.joined(separator: "\r\n")
    }

    func recipients() throws(MailError) -> [MailAddress] {
        guard !to.isEmpty else { throw .badAddress("") }
        var addresses: [MailAddress] = []
        for text in to { addresses.append(try MailAddress(text)) }
        return addresses
    }

    /// Such as `Tue, 24 Nov 2026 21:35:00 +0000`; the field's words are English wherever the program runs.
    private var dateField: String {
        var seconds = time_t(sentAt.timeIntervalSince1970.rounded(.down))
        var parts = tm()
        gmtime_r(&seconds, &parts)
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { $0 < 10 ? "0\($0)" : "\($0)" }
        let day = "\(days[Int(parts.tm_wday)]), \(parts.tm_mday) \(months[Int(parts.tm_mon)]) \(parts.tm_year + 1900)"
        return "\(day) \(clock.joined(separator: ":")) +0000"
    }
}
