import Foundation
import Testing

/// What the built program finds when it examines a stage.
struct Examination: Decodable {
    /// One finding.
    struct Finding: Decodable {
        var area: String
        var kind: String
        var grade: String
        var text: String
        var step: String?
        var place: String?
        var code: Int32
    }

    var exitCode: Int32
    var findings: [Finding]

    /// The first finding of a kind.
    subscript(_ kind: String) -> Finding? { findings.first { $0.kind == kind } }

    /// Examines; every finding that is not good names a next step, and nothing is written.
    static func of(
        _ stage: Stage, key: String? = "key-all", url: String? = nil, _ words: [String] = [],
        _ variables: [String: String] = [:]
    ) async throws -> Examination {
        var environment = ["HOME": stage.folder.path, "IMMICH_URL": url ?? stage.url]
        environment["IMMICH_API_KEY"] = key
        environment.merge(variables) { $1 }
        let before = stage.writes.count
        let outcome = try await Binary.run(
            ["doctor", "--json"] + words, in: stage.folder.path, environment: environment.filter { !$0.value.isEmpty })
        let found = try JSONDecoder().decode(Examination.self, from: Data(outcome.results.utf8))
        #expect(found.exitCode == outcome.code, "\(outcome.all)")
        for finding in found.findings { #expect((finding.step == nil) == (finding.grade == "ok"), "\(finding)") }
        #expect(stage.writes.count == before)
        return found
    }
}
