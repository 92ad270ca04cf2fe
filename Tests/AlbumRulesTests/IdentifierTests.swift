import AlbumRules
import Testing

@Suite struct IdentifierTests {
    @Test(arguments: [
        "00000000-0000-4000-8000-000000000000", "ffffffff-ffff-4fff-bfff-ffffffffffff",
        "fd7dc24c-f320-45ea-8d77-85e125eeb9e7", "261c3363-ce90-4301-9ef3-99904a7095ac",
    ])
    func `an identifier is printed as it was read`(text: String) throws {
        let id = try #require(AssetID(text))
        #expect(id.description == text)
        #expect(AssetID(text.uppercased()) == id)
    }
}
