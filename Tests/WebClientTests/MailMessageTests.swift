import Foundation
import Secrets
import Testing

@testable import WebClient

@Suite struct MailMessageTests {
    @Test func `a plain message reads like one`() throws {
        let message = MailMessage(
            from: "a@example.org", to: ["Anna <b@example.org>", "c@example.org"], subject: "2 albums changed",
            text: "Mia: 3 added", sentAt: Date(timeIntervalSince1970: 0))
        let expected = """
            Date: Thu, 1 Jan 1970 00:00:00 +0000
            From: a@example.org
            To: Anna <b@example.org>,
             c@example.org
            Subject: 2 albums changed
            Message-ID: <one@example.org>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable
            Auto-Submitted: auto-generated

            Mia: 3 added

            """
        #expect(try message.wireText(id: "one") == expected.replacing("\n", with: "\r\n"))
    }

    @Test(arguments: [
        "", "anna", "@example.org", "anna@", "a b@example.org", "a@b@c", "a@example.org\nBcc: x@y", "<a@b", "Ä@b",
    ])
    func `what is no address is refused`(text: String) {
        #expect(throws: MailError.badAddress(text)) { try MailAddress(text) }
    }

    @Test func `a message to nobody is refused`() {
        let message = MailMessage(from: "a@b", to: [], subject: "", text: "", sentAt: .now)
        #expect(throws: MailError.badAddress("")) { try message.wireText(id: "x") }
        #expect(MailError.badAddress("").description == "no mail address given")
    }

    @Test func `a line break in a subject cannot begin another field`() throws {
        let message = MailMessage(
            from: "a@b", to: ["c@d"], subject: "one\r\nBcc: x@y", text: "", sentAt: Date(timeIntervalSince1970: 0))
        #expect(try message.wireText(id: "x").contains("Subject: one Bcc: x@y\r\n"))
    }

    @Test(arguments: [(465, MailServer.Security.tls), (587, .startTLS), (25, .startTLS), (2525, .startTLS)])
    func `the port decides how a connection is secured`(port: Int, security: MailServer.Security) {
        #expect(MailServer(host: "mail", port: port, password: Secret("secret")).security == security)
        #expect("\(MailServer(host: "mail", port: port, password: Secret("secret")))" == "mail:\(port)")
    }
}
