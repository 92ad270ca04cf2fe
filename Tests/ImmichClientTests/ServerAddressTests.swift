import ImmichClient
import Testing

@Suite struct ServerAddressTests {
    @Test(arguments: [
        ("https://photos.example.org", "https://photos.example.org"),
        ("https://photos.example.org/", "https://photos.example.org"),
        ("https://photos.example.org/api", "https://photos.example.org"),
        ("https://photos.example.org///api//", "https://photos.example.org"),
        (" http://192.168.1.5:2283/api \n", "http://192.168.1.5:2283"),
        ("HTTP://NAS:02283", "http://nas:2283"),
        ("http://[fd00::1]:2283/api/", "http://[fd00::1]:2283"),
        ("http://[::1]", "http://[::1]"),
        ("https://home.example.org/immich/api", "https://home.example.org/immich"),
        ("http://immich_server:2283", "http://immich_server:2283"),
    ])
    func `an address is read with or without /api and slashes`(text: String, origin: String) throws {
        let address = try ServerAddress(parsing: text)
        #expect(address.origin == origin)
        #expect(address.api == origin + "/api")
    }

    @Test(arguments: [
        ("", ServerAddressError.empty),
        ("  \n", .empty),
        ("photos.example.org:2283", .missingScheme("photos.example.org:2283")),
        ("//photos.example.org", .missingScheme("//photos.example.org")),
        ("http:photos", .missingScheme("http:photos")),
        ("ftp://photos.example.org", .unknownScheme("ftp")),
        ("https://", .badHost("")),
        ("https:///api", .badHost("")),
        ("http://[::1", .badHost("[::1")),
        ("http://[nope]", .badHost("[nope]")),
        ("http://a..b", .badHost("a..b")),
        ("http://nas:", .badPort("")),
        ("http://nas:0", .badPort("0")),
        ("http://nas:65536", .badPort("65536")),
        ("http://nas:22a", .badPort("22a")),
        ("http://nas:+80", .badPort("+80")),
        ("http://[::1]80", .badPort("80")),
        ("https://anna:pw@photos.example.org", .credentials),
        ("https://photos.example.org/?a=1", .query),
        ("https://photos.example.org/#x", .fragment),
        ("https://photos example.org", .badCharacter(" ")),
        ("https://photos.example.org/\u{0}", .badCharacter("\u{0}")),
    ])
    func `what is no address is refused with the reason`(text: String, reason: ServerAddressError) {
        #expect(throws: reason) { try ServerAddress(parsing: text) }
        #expect(ServerAddress(text) == nil)
    }

    @Test func `every reason is one sentence`() {
        #expect(
            ServerAddressError.missingScheme("nas:2283").description
                == "write the address with its scheme: https://nas:2283 or http://nas:2283")
        #expect(ServerAddressError.unknownScheme("ftp").description.contains("ftp://"))
        #expect(ServerAddressError.badPort("").description == "nothing is not a port (1 to 65535)")
        #expect(ServerAddressError.credentials.description.contains("API key"))
        #expect(ServerAddressError.badCharacter("\n").description.contains("U+A"))
    }

    @Test(arguments: [
        (ServerVersion(major: 2, minor: 6, patch: 9), ServerVersion.Support.unsupported),
        (ServerVersion(major: 2, minor: 7, patch: 5), .tested),
        (ServerVersion(major: 2, minor: 9, patch: 0), .untestedNewer),
        (ServerVersion(major: 3, minor: 0, patch: 3), .tested),
        (ServerVersion(major: 3, minor: 1, patch: 0), .tested),
        (ServerVersion(major: 3, minor: 3, patch: 5), .untestedNewer),
        (ServerVersion(major: 4, minor: 0, patch: 0), .unsupported),
        (ServerVersion(major: 1, minor: 140, patch: 0), .unsupported),
    ])
    func `a release is known, newer or unknown`(version: ServerVersion, support: ServerVersion.Support) {
        #expect(version.support == support)
    }
}
