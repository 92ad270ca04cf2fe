import AlbumRules
import AlbumSync
import ImmichClient

/// `why`: the rule of an album line by line for one photo.
struct WhyCommand: Sendable {
    private let call: Call

    /// The command of a call.
    init(_ call: Call) {
        self.call = call
    }

    /// Finds the photo and answers.
    func run() async throws(CommandFailure) -> ExitCode {
        let (files, configuration) = try LoadedConfiguration.loadWhole(call)
        let definition = try configuration.album(named: call.arguments.operands[0])
        let engines = try await SyncEngine.openAll(call, files, configuration)
        var server = ""
        do {
            let wanted = call.arguments.operands[1]
            var found: [(photo: Photo, account: AccountEngine)] = []
            for account in engines {
                server = account.engine.server
                guard account.part(in: definition) != nil else { continue }
                found += try await account.engine.photos(PhotoReference(wanted)).map { ($0, account) }
            }
            // A photo that several see is told about by the account whose own it is.
            let own = found.filter { $0.account.engine.user == $0.photo.owner }
            let photo = try only(own.isEmpty ? found.map(\.photo) : own.map(\.photo), wanted)
            guard let account = (own + found).first(where: { $0.photo.id == photo.id })?.account,
                let part = account.part(in: definition)
            else { throw CommandFailure(.internalError, "no account for the photo") }
            server = account.engine.server
            let inquiry = try await account.engine.inquire(
                about: photo, in: part, named: call.arguments.operands[0])
            let text = InquiryText(inquiry, part, channel: call.console.results)
            if call.arguments.has("json") {
                call.console.results.line(text.json.pretty)
            } else {
                call.console.results.lines(text.lines())
            }
            return .done
        } catch {
            throw CommandFailure(any: error, server: server)
        }
    }

    private func only(_ photos: [Photo], _ wanted: String) throws(CommandFailure) -> Photo {
        guard let photo = photos.first else {
            throw CommandFailure(
                .failed, "no photo \(quoted(wanted)) that this key can see",
                hint: "give its id, the link from the browser, or the file name that Immich shows")
        }
        guard photos.count == 1 else {
            let list = photos.prefix(5).map { "\($0.id) \(shortened($0.fileName, to: 40))" }.joined(separator: ", ")
            throw CommandFailure(
                .usage, "\(grouped(photos.count)) photos are called like \(quoted(wanted))",
                hint: "take the id of one: \(list)\(photos.count > 5 ? ", …" : "")")
        }
        return photo
    }
}
