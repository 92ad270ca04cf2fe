import Foundation
import Testing

@testable import Commands

@Suite struct SchemaCommandTests {
    @Test func `the schema is JSON, says its draft and knows every setting that check knows`() async throws {
        let outcome = await Outcome.of("schema")
        #expect(outcome.code == .done)
        #expect(outcome.messages.isEmpty)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.results.utf8)) as? [String: Any])
        #expect(object["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
        #expect(outcome.results.contains("\"hand_removed\""))
    }
}
