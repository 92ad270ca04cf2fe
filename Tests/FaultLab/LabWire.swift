import Foundation
import ImmichSimulator
import Synchronization
import TestSupport
import WebClient
import WebServer

/// The wire of one run: takes requests to the simulated server, hurts some on the way, and writes down what every
/// write really did there.
final class LabWire: HTTPTransport {
    /// One write request as the server saw it.
    struct Write {
        var method: String
        var target: String
        /// Verb and path without identifiers.
        var kind: String
        /// The album that it meant, or made.
        var album: EntityID?
        var isCreation: Bool { kind == "POST albums" }
        var isDeletion: Bool { kind == "DELETE albums/{id}" }
        var movesPhotos: Bool { kind.hasSuffix("albums/{id}/assets") }
        var asked: [EntityID] = []
        var added: Set<EntityID> = []
        var removed: Set<EntityID> = []
        /// Whether the whole answer came back.
        var isAnswered = true
        /// Whether the server carried it out.
        var reachedServer = true
    }

    struct Record {
        var requests = 0
        var writes: [Write] = []
        var faults: [LabFault] = []
        var isDead = false
    }

    private struct State {
        var record = Record()
        var isRevoked = false
        var writesSeen = 0
        var memberReadsSeen = 0
        /// The kind of request that is refused from now on.
        var forbidden: String?
        var pages: [String: [UInt8]] = [:]
        var numbers: SeededNumbers
    }

    private let simulator: ImmichSimulator
    private let schedule: FaultSchedule
    private let onShift: @Sendable (LabShift) -> Void
    private let onKill: @Sendable () -> Void
    private let state: Mutex<State>
    /// What the server does and what somebody else does there goes one at a time.
    private let turn = Mutex(())

    init(
        _ simulator: ImmichSimulator, _ schedule: FaultSchedule = FaultSchedule(), seed: UInt64 = 0,
        onShift: @escaping @Sendable (LabShift) -> Void = { _ in }, onKill: @escaping @Sendable () -> Void = {}
    ) {
        self.simulator = simulator
        self.schedule = schedule
        self.onShift = onShift
        self.onKill = onKill
        state = Mutex(State(numbers: SeededNumbers(seed: seed)))
    }

    /// What happened so far.
    var record: Record { state.withLock { $0.record } }

    func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
        let order = LabOrder(request, pageSize: schedule.pageSize)
        let (fault, isDead) = meet(order)
        guard !isDead else { throw .cancelled }
        if let fault, fault != .repeatedPage, fault != .shortPage { note(fault) }
        guard fault?.reachesServer ?? true else { return try refuse(order, fault) }
        let isShift = fault == .shift || fault == .snatch
        let response = turn.withLock { _ in
            if isShift { onShift(fault == .snatch ? LabShift(order.write) : LabShift()) }
            return carry(order, isAnswered: fault == nil || isShift)
        }
        guard let fault, !isShift else {
            if order.isPaged { state.withLock { $0.pages[order.walk] = response.body } }
            return response
        }
        return try hurt(response, of: order, fault)
    }

    /// Counts a request and finds out what happens to it.
    private func meet(_ order: LabOrder) -> (fault: LabFault?, isDead: Bool) {
        state.withLock { state in
            state.record.requests += 1
            let fault: LabFault? = state.isRevoked ? .revoked : fault(for: order, &state)
            return (fault, state.record.isDead)
        }
    }

    private func fault(for order: LabOrder, _ state: inout State) -> LabFault? {
        if let forbidden = state.forbidden, forbidden == order.kind { return .forbidden }
        if order.isWrite { state.writesSeen += 1 }
        if order.readsMembers { state.memberReadsSeen += 1 }
        let fault = schedule.fault(
            at: state.record.requests, write: order.isWrite ? state.writesSeen : nil,
            memberRead: order.readsMembers ? state.memberReadsSeen : nil)
        guard let fault else { return nil }
        if fault == .revoked { state.isRevoked = true }
        if fault == .forbidden { state.forbidden = order.kind }
        return fault
    }

    private func note(_ fault: LabFault) { state.withLock { $0.record.faults.append(fault) } }

    /// Takes a request to the server and compares the album before and after.
    private func carry(_ order: LabOrder, isAnswered: Bool) -> HTTPResponse {
        let before = order.album.flatMap { try? simulator.members(of: $0) }.map { Set($0) } ?? []
        let response = HTTPResponse(simulator.answer(order.webRequest))
        guard order.isWrite else { return response }
        let after = order.album.flatMap { try? simulator.members(of: $0) }.map { Set($0) } ?? []
        var write = order.write
        if write.movesPhotos {
            write.added = after.subtracting(before)
            write.removed = before.subtracting(after)
        }
        write.isAnswered = isAnswered
        if write.isCreation { write.album = LabJSON.id(of: response.body) }
        state.withLock { $0.record.writes.append(write) }
        return response
    }

    /// Does not let a request through.
    private func refuse(_ order: LabOrder, _ fault: LabFault?) throws(HTTPTransportError) -> HTTPResponse {
        if order.isWrite {
            var write = order.write
            write.isAnswered = fault == .forbidden || fault == .revoked || fault == .tooMany
            write.reachedServer = false
            state.withLock { $0.record.writes.append(write) }
        }
        switch fault {
        case .killBefore: throw die()
        case .stall: throw .timedOut
        case .trouble: return LabJSON.message("Internal server error", status: 500)
        case .tooMany:
            var response = LabJSON.message("Too many requests", status: 429)
            response.headers.append(HTTPHeader(name: "Retry-After", value: "7"))
            return response
        case .forbidden: return LabJSON.message("Missing required permission: \(order.permission)", status: 403)
        case .revoked: return LabJSON.message("Invalid API key", status: 401)
        default: throw .dropped(detail: "the lab cut it")
        }
    }

    /// Hurts the answer to a request that was carried out.
    private func hurt(
        _ response: HTTPResponse, of order: LabOrder, _ fault: LabFault
    ) throws(HTTPTransportError) -> HTTPResponse {
        var response = response
        switch fault {
        case .killAfter: throw die()
        case .troubleAfter: return LabJSON.message("Bad gateway", status: 502)
        case .truncated: response.body = Array(response.body.prefix(response.body.count / 2))
        case .wrongType:
            state.withLock { response.body = LabJSON.withWrongType(response.body, &$0.numbers) }
        case .webPage:
            response.headers = [HTTPHeader(name: "Content-Type", value: "text/html")]
            response.body = Array("<!doctype html><title>Sign in</title>".utf8)
        case .repeatedPage:
            guard let page = state.withLock({ $0.pages[order.walk] }), page != response.body else { return response }
            note(fault)
            response.body = page
        case .shortPage:
            guard order.isPaged, let page = LabJSON.shortened(response.body) else { return response }
            note(fault)
            response.body = page
        default: throw .dropped(detail: "the lab cut it")
        }
        return response
    }

    /// Stops the run for good: its state is taken as it is now, and nothing of it reaches the server any more.
    private func die() -> HTTPTransportError {
        onKill()
        state.withLock { $0.record.isDead = true }
        return .cancelled
    }
}
