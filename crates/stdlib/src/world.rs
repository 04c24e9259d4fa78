//! `_world`: the simulated network, for the Python modules that speak HTTP.

use std::rc::Rc;

use vm::dict::Dict;
use vm::value::Module;
use vm::{PyResult, Value, Vm};
use world::{Address, AddressError, Client, Network};

/// The network of a run.
struct Web(Network);

impl Default for Web {
    fn default() -> Self {
        Web(Network::new())
    }
}

pub(crate) fn fill(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    vm.add_function(module, "address", |vm, args| {
        args.exact(vm, "address", 0, 1)?;
        let url = vm.str_arg(&args[0], "address() argument must be str")?;
        match Address::parse(&url) {
            Ok(address) => {
                Ok(Value::tuple(vec![Value::str(address.host), Value::Int(i64::from(address.port))]))
            }
            Err(AddressError::Invalid(text)) => Err(vm.value_error(text.to_string())),
            Err(_) => Ok(Value::None),
        }
    });
    vm.add_function(module, "exchange", |vm, args| {
        args.exact(vm, "exchange", 0, 4)?;
        let client = vm.str_arg(&args[0], "exchange() argument 1 must be str")?;
        let method = vm.str_arg(&args[1], "exchange() argument 2 must be str")?;
        let url = vm.str_arg(&args[2], "exchange() argument 3 must be str")?;
        let payload = args[3].as_str().cloned();
        let Some(client) = Client::from_name(&client) else {
            return Err(vm.value_error(format!("unknown client '{}'", client.as_str())));
        };
        let network = &mut vm.state::<Web>().0;
        let reply = network.exchange(client, &method, &url, payload.as_ref().map(|text| text.as_str()));
        let length = usize::try_from(reply.body.len()).unwrap_or(usize::MAX / 4);
        vm.reserve(length)?;
        vm.spend(length as u64 / 64)?;
        let headers = Rc::new(Dict::new());
        for (name, value) in reply.headers() {
            headers.set(name, Value::str(value));
        }
        let error = reply.failure.map_or(Value::None, |failure| failure.name().into());
        let error_text = reply.failure_text().map_or(Value::None, Value::str);
        Ok(Value::tuple(vec![
            Value::Float(reply.latency),
            Value::Int(i64::from(reply.status)),
            reply.reason.into(),
            Value::Dict(headers),
            Value::bytes(reply.body.into_text().into_bytes()),
            error,
            error_text,
        ]))
    });
    Ok(())
}
